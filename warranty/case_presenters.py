"""Events of cases in words."""

from typing import Any

from django.utils.translation import gettext as _

from core.punctuation import mark
from core.words import words
from warranty import case_events as events
from warranty.case_enums import Bearer, CaseKind, CaseState, CostItem, ParcelWay, outcome_word
from warranty.case_rules import shown_missing
from warranty.enums import Appraiser, Finding


@words(events.CaseStarted)
def started(facts: dict[str, Any]) -> str:
    said = {"number": facts["number"], "kind": CaseKind(facts["kind"]).label}
    return _("立案 %(number)s：%(kind)s") % said


@words(events.CaseMoved)
def moved(facts: dict[str, Any]) -> str:
    said = {"to": CaseState(facts["to"]).label}
    if not facts["outcome"]:
        return _("进入「%(to)s」") % said
    word = outcome_word(facts["outcome"], withdrawn=facts.get("withdrawn", False))
    return _("决定：%(outcome)s") % {"outcome": word}


@words(events.CaseEnded)
def ended(facts: dict[str, Any]) -> str:
    said = {"number": facts["number"], "state": CaseState(facts["state"]).label}
    return _("%(number)s %(state)s") % said


@words(events.ParcelAnnounced)
def parcel_announced(facts: dict[str, Any]) -> str:
    return _("登记包裹：%(way)s") % {"way": ParcelWay(facts["way"]).label}


@words(events.ParcelArrived)
def parcel_arrived(facts: dict[str, Any]) -> str:
    if not facts["missing"]:
        return _("收到包裹，资料与物品齐全")
    return _("收到包裹，缺：%(missing)s") % {"missing": mark("、").join(shown_missing(facts["missing"]))}


@words(events.CaseAppraised)
def appraised(facts: dict[str, Any]) -> str:
    said = {"finding": Finding(facts["finding"]).label, "by": Appraiser(facts["by"]).label}
    return _("鉴定：%(finding)s（%(by)s）") % said


@words(events.RefundAsked)
def refund_asked(facts: dict[str, Any]) -> str:
    return _("申请退款 %(amount)s 元") % facts


@words(events.FreightRepaid)
def freight_repaid(facts: dict[str, Any]) -> str:
    return _("退还客户垫付的寄回运费 %(amount)s 元") % facts


@words(events.CaseCostAdded)
def cost_added(facts: dict[str, Any]) -> str:
    return _("费用：%(what)s %(amount)s 元，由%(bearer)s承担") % {
        "what": CostItem(facts["what"]).label,
        "amount": facts["amount"],
        "bearer": Bearer(facts["bearer"]).label,
    }


@words(events.UnitExchanged)
def unit_exchanged(_facts: dict[str, Any]) -> str:
    return _("新机替换原机，质保重新起算")


@words(events.CaseFileAdded)
def file_added(_facts: dict[str, Any]) -> str:
    return _("添加文件")
