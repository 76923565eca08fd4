"""Words of the steps that a phone sends; the names are those of their forms."""

from typing import Any

from django.utils.translation import gettext_lazy as _

STEP_WORDS: dict[str, Any] = {
    "acceptance": _("接单"),
    "decline": _("不能接单"),
    "contact": _("联系客户"),
    "ledger": _("服务台账"),
    "preparation": _("出发准备"),
    "van": _("未带备用机的原因"),
    "departure": _("出发"),
    "arrival": _("到场"),
    "estimate": _("预计修复时间"),
    "lend": _("借出备用机"),
    "unit-return": _("收回备用机"),
    "findings": _("现场情况"),
    "mismatch": _("现场与申报不符"),
    "escalation": _("上报"),
    "photos": _("照片"),
    "repair": _("维修档案"),
    "outcome": _("处理结果"),
    "report": _("服务报告单"),
    "closure": _("客户确认"),
    "check-out": _("离场"),
    "record": _("录入服务内容"),
    "evidence": _("视频或文件"),
    "visit-end": _("结束本次上门"),
    "step-out": _("临时离场"),
    "step-in": _("返回现场"),
    "help": _("求助环节"),
    "item": _("增减项"),
    "item-withdrawal": _("撤回增减项"),
    "damage": _("客户财物损坏"),
    "quality": _("重大质量问题"),
}


def step_words(name: str) -> str:
    """The step in words; a name that is not listed stands for itself."""
    return str(STEP_WORDS.get(name, name))
