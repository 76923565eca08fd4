"""Events of warranty in words."""

from typing import Any

from django.utils.translation import gettext as _

from core.words import words
from warranty import case_presenters as case_presenters  # registers the words of cases
from warranty import events
from warranty.enums import Gives, QuotationState, RepairKind, Verdict, Why


@words(events.RepairBegun)
def repair_begun(facts: dict[str, Any]) -> str:
    return _("开始维修（%(kind)s）") % {"kind": RepairKind(facts["kind"]).label}


@words(events.RepairFinished)
def repair_finished(facts: dict[str, Any]) -> str:
    if facts["fixed"] is None:
        return _("检查完毕，无须维修")
    said = (
        _("维修结束，已修复，历时 %(days)s 天") if facts["fixed"] else _("维修结束，未修复，历时 %(days)s 天")
    )
    return said % {"days": facts["days"]}


@words(events.RightGained)
def right_gained(facts: dict[str, Any]) -> str:
    given = "、".join(str(Gives(one).label) for one in facts["gives"])
    return _("达到%(given)s条件：%(title)s") % {"given": given, "title": facts["title"]}


@words(events.RepairFailed)
def repair_failed(_facts: dict[str, Any]) -> str:
    return _("同一故障再次出现，上次维修计为未修复")


@words(events.ClaimStated)
def stated(_facts: dict[str, Any]) -> str:
    return _("更新质保申请")


@words(events.Judged)
def judged(facts: dict[str, Any]) -> str:
    told = {
        "n": facts["n"],
        "verdict": Verdict(facts["effective"]).label,
        "why": Why(facts["why"]).label,
        "fallback": Verdict(facts["fallback"]).label if facts["fallback"] else "",
    }
    if facts["fallback"]:
        return _("质保判定第 %(n)s 次：%(verdict)s，%(fallback)s（%(why)s）") % told
    return _("质保判定第 %(n)s 次：%(verdict)s（%(why)s）") % told


@words(events.VerdictOverridden)
def overridden(facts: dict[str, Any]) -> str:
    told = {"judged": Verdict(facts["judged"]).label, "verdict": Verdict(facts["verdict"]).label}
    if facts["waits"]:
        return _("申请改判：「%(judged)s」改为「%(verdict)s」，等待审批") % told
    return _("改判：「%(judged)s」改为「%(verdict)s」") % told


@words(events.OverrideDecided)
def override_decided(facts: dict[str, Any]) -> str:
    return _("改判获批") if facts["approved"] else _("改判申请被退回")


@words(events.PromiseHandedOver)
def promise_handed_over(facts: dict[str, Any]) -> str:
    return _("承诺已交接给客户（%(day)s）") % {"day": facts["on"]}


@words(events.QuotationMoved)
def quotation_moved(facts: dict[str, Any]) -> str:
    told = {"state": QuotationState(facts["to"]).label, "total": facts["total"]}
    return _("维修报价 %(total)s 元：%(state)s") % told
