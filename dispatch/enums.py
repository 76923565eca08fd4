"""Words of dispatch: states of an order, preparation, results and the customer's verdict."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrderStatus(TextChoices):
    DISPATCHED = "dispatched", _("已派工")
    ACCEPTED = "accepted", _("已接单")
    DEPARTED = "departed", _("已出发")
    ON_SITE = "on_site", _("处理中")
    WORK_DONE = "work_done", _("待客户确认")
    SIGNED = "signed", _("已签字")
    RECORDED = "recorded", _("已录入")
    WITHDRAWN = "withdrawn", _("已撤回")
    DECLINED = "declined", _("已拒单")
    REASSIGNED = "reassigned", _("已改派")


class Preparation(TextChoices):
    """The four ticks without which nobody leaves (DSP-06)."""

    CUSTOMER = "customer", _("已了解客户情况")
    TOOLS = "tools", _("工具已带齐")
    EQUIPMENT = "equipment", _("设备、配件已检查")
    DOCUMENTS = "documents", _("单据、资料已备齐")


class WorkResult(TextChoices):
    REPAIRED = "repaired", _("已修复")
    REPLACED = "replaced", _("已更换部件")
    ADJUSTED = "adjusted", _("已调试")
    INSTALLED = "installed", _("已安装")
    INSTRUCTED = "instructed", _("已讲解指导")
    NO_FAULT = "no_fault", _("未发现故障")
    NOT_REPAIRED = "not_repaired", _("未修复")


class CauseCode(TextChoices):
    QUALITY = "quality", _("产品质量")
    WEAR = "wear", _("自然损耗")
    INSTALLATION = "installation", _("安装问题")
    USE = "use", _("使用不当")
    ENVIRONMENT = "environment", _("环境或供电")
    BOUGHT_IN_PART = "bought_in_part", _("外购件")
    OTHER = "other", _("其他")


class Satisfaction(TextChoices):
    SATISFIED = "satisfied", _("满意")
    FAIR = "fair", pgettext_lazy("satisfaction", "一般")
    UNSATISFIED = "unsatisfied", _("不满意")


class PostOutcome(TextChoices):
    """What became of a step that a phone sent."""

    APPLIED = "applied", _("已生效")
    REFUSED = "refused", _("未通过检查")
    CONFLICT = "conflict", _("与现状冲突")


class VisitOutcome(TextChoices):
    """Why a visit ended without the work being done; another one follows (DSP-07)."""

    NOBODY_HOME = "nobody_home", _("无人在家")
    NO_ACCESS = "no_access", _("无法进入现场")
    PARTS = "parts", _("配件不齐")
    TOOLS = "tools", _("工具不齐")
    DIAGNOSIS = "diagnosis", _("故障未判明")
    CUSTOMER = "customer", _("客户改期")
    OTHER = "other", _("其他")


# Nobody can be blamed for these: they do not count as badly prepared.
OF_CUSTOMER = frozenset({VisitOutcome.NOBODY_HOME, VisitOutcome.NO_ACCESS, VisitOutcome.CUSTOMER})


class StepOutReason(TextChoices):
    """Why somebody leaves the site for a while (TKT-14)."""

    MATERIAL = "material", _("取材料")
    MEAL = "meal", _("用餐")
    OTHER = "other", _("其他")


class HelpLevel(TextChoices):
    """The chain of help, in its order (TKT-11)."""

    TECHNICAL_HEAD = "technical_head", _("电话请示技术负责人")
    MANUFACTURER = "manufacturer", _("请求厂家支持")
    SECOND = "second", _("拖回维修或二次派工")


class ItemChange(TextChoices):
    ADDED = "added", _("增项")
    DROPPED = "dropped", _("减项")


class ItemState(TextChoices):
    """An added or dropped item stays proposed until consent is recorded (TKT-13)."""

    PROPOSED = "proposed", _("待同意")
    AGREED = "agreed", _("已同意")
    REFUSED = "refused", _("不同意")
    WITHDRAWN = "withdrawn", _("已撤回")
