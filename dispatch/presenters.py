"""Events of work orders in words."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.clock import local
from core.punctuation import mark
from core.words import words
from dispatch import events
from dispatch.enums import (
    HelpLevel,
    ItemChange,
    ItemState,
    OrderStatus,
    Preparation,
    StepOutReason,
    VisitOutcome,
)
from dispatch.papers.kinds import PaperKind
from dispatch.spans import span_words
from dispatch.step_words import step_words


def _span(facts: dict[str, Any]) -> str:
    return span_words(datetime.fromisoformat(facts["starts_at"]), datetime.fromisoformat(facts["ends_at"]))


@words(events.OrderDispatched)
def dispatched(facts: dict[str, Any]) -> str:
    known = {"number": facts["number"], "person": facts["technician_name"], "span": _span(facts)}
    if facts["approved"]:
        return _("派工单 %(number)s 派给%(person)s，计划 %(span)s") % known
    return _("派工单 %(number)s 先派给%(person)s，计划 %(span)s，审批待补") % known


@words(events.OrderMoved)
def moved(facts: dict[str, Any]) -> str:
    return _("派工单 %(number)s：%(state)s") % {
        "number": facts["number"],
        "state": OrderStatus(facts["after"]).label,
    }


@words(events.OrderReplanned)
def replanned(facts: dict[str, Any]) -> str:
    return _("派工单 %(number)s 改为 %(span)s") % {"number": facts["number"], "span": _span(facts)}


@words(events.LedgerFilled)
def ledger_filled(facts: dict[str, Any]) -> str:
    return _("已填服务台账，领取回执单 %(slip)s") % {"slip": facts["slip"]}


@words(events.PreparationTicked)
def preparation_ticked(facts: dict[str, Any]) -> str:
    if not facts["items"]:
        return _("出发准备：取消全部勾选")
    labels = mark("、").join(str(Preparation(item).label) for item in facts["items"])
    return _("出发准备：%(items)s") % {"items": labels}


@words(events.DepartedLate)
def departed_late(_facts: dict[str, Any]) -> str:
    return _("提示：接单后未立即出发，也晚于约定所需的出发时间")


@words(events.FindingsNoted)
def findings_noted(_facts: dict[str, Any]) -> str:
    return _("登记现场情况与处理方案")


@words(events.MismatchNoted)
def mismatch_noted(_facts: dict[str, Any]) -> str:
    return _("现场与申报不符，已登记差异")


@words(events.JobEscalated)
def escalated(facts: dict[str, Any]) -> str:
    if not facts["head_name"]:
        return _("现场无法解决，已上报")
    return _("现场无法解决，已上报%(head)s") % {"head": facts["head_name"]}


@words(events.PlanDecided)
def plan_decided(_facts: dict[str, Any]) -> str:
    return _("上报事项已确定解决方案")


@words(events.PhotosAdded)
def photos_added(facts: dict[str, Any]) -> str:
    return _("上传照片 %(count)s 张") % {"count": len(facts["photos"])}


@words(events.RepairFiled)
def repair_filed(_facts: dict[str, Any]) -> str:
    return _("登记产品维修档案")


@words(events.ReportFiled)
def report_filed(facts: dict[str, Any]) -> str:
    return _("服务报告单不完整") if facts["missing"] else _("服务报告单填写完整")


@words(events.WorkRated)
def rated(facts: dict[str, Any]) -> str:
    return _("客户评价：有不满意项，继续处理") if facts["unsatisfied"] else _("客户评价已登记")


@words(events.SignatureTaken)
def signature_taken(_facts: dict[str, Any]) -> str:
    return _("客户已签字")


@words(events.SignatureRefused)
def signature_refused(_facts: dict[str, Any]) -> str:
    return _("客户拒签，已登记原因与照片")


@words(events.CheckedOut)
def checked_out(facts: dict[str, Any]) -> str:
    return _("技师已离场") if facts.get("called", True) else _("技师已离场，未致电总部")


@words(events.StepKept)
def step_kept(facts: dict[str, Any]) -> str:
    return _("手机补传的「%(step)s」未能生效，已转离线补录") % {"step": step_words(facts["step"])}


@words(events.KeptDecided)
def kept_decided(facts: dict[str, Any]) -> str:
    known = {"step": step_words(facts["step"])}
    if facts["adopted"]:
        return _("离线补录「%(step)s」已采纳") % known
    return _("离线补录「%(step)s」未采纳") % known


@words(events.ClockDoubted)
def clock_doubted(facts: dict[str, Any]) -> str:
    known = {"step": step_words(facts["step"]), "minutes": abs(facts["skew"]) // 60}
    return _("「%(step)s」：手机时间与系统相差 %(minutes)s 分钟，已按系统时间校正") % known


@words(events.VisitEnded)
def visit_ended(facts: dict[str, Any]) -> str:
    return _("本次上门未完成：%(reason)s，须再次上门") % {"reason": VisitOutcome(facts["outcome"]).label}


@words(events.SteppedOut)
def stepped_out(facts: dict[str, Any]) -> str:
    return _("临时离场：%(reason)s，已告知客户") % {"reason": StepOutReason(facts["reason"]).label}


@words(events.SteppedIn)
def stepped_in(_facts: dict[str, Any]) -> str:
    return _("已返回现场")


@words(events.HelpAsked)
def help_asked(facts: dict[str, Any]) -> str:
    known = {"level": HelpLevel(facts["level"]).label}
    return (_("求助：跳过「%(level)s」") if facts["skipped"] else _("求助：%(level)s")) % known


@words(events.ItemProposed)
def item_proposed(facts: dict[str, Any]) -> str:
    return _("提出%(change)s，待前台同意") % {"change": ItemChange(facts["change"]).label}


@words(events.ItemDecided)
def item_decided(facts: dict[str, Any]) -> str:
    return _("增减项：%(state)s") % {"state": ItemState(facts["state"]).label}


@words(events.QualityFlagged)
def quality_flagged(_facts: dict[str, Any]) -> str:
    return _("标记重大质量问题，已立案并通知质量、技术部门")


@words(events.PaperIssued)
def paper_issued(facts: dict[str, Any]) -> str:
    return _("开具%(paper)s %(number)s") % (facts | {"paper": PaperKind(facts["kind"]).label})


@words(events.VanWithoutUnit)
def van_without_unit(_facts: dict[str, Any]) -> str:
    return _("车上没有备用机，已说明原因")


@words(events.RepairEstimated)
def repair_estimated(facts: dict[str, Any]) -> str:
    pattern = (
        _("预计还需 %(minutes)s 分钟，%(finish)s 修复")
        if facts["in_time"]
        else _("预计还需 %(minutes)s 分钟，%(finish)s 修复，晚于时限")
    )
    return pattern % {
        "minutes": facts["minutes"],
        "finish": f"{local(datetime.fromisoformat(facts['finish'])):%H:%M}",
    }
