"""Events of depots, standby units and loans in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.punctuation import mark
from core.words import words
from parts import events
from parts.enums import MoveKind, OrderKind, Tier, Why

COLUMNS = {
    "name": gettext_lazy("名称"),
    "address": gettext_lazy("地址"),
    "parent": gettext_lazy("上级库"),
    "is_active": gettext_lazy("启用"),
}


@words(events.DepotOpened)
def depot_opened(facts: dict[str, Any]) -> str:
    return _("设立%(unit)s的%(tier)s") % {"unit": facts["unit"], "tier": Tier(facts["tier"]).label}


@words(events.DepotChanged)
def depot_changed(facts: dict[str, Any]) -> str:
    changed = mark("、").join(str(COLUMNS[name]) for name in facts["columns"])
    return _("更正：%(columns)s") % {"columns": changed}


@words(events.UnitMoved)
def unit_moved(facts: dict[str, Any]) -> str:
    kind = MoveKind(facts["kind"]).label
    if facts["about"]:
        return _("%(kind)s（%(about)s）") % {"kind": kind, "about": facts["about"]}
    if facts["van"]:
        return _("%(kind)s：%(person)s") % {"kind": kind, "person": facts["van"]}
    return _("%(kind)s：%(depot)s") % {"kind": kind, "depot": facts["depot"]}


def _kind(facts: dict[str, Any]) -> dict[str, Any]:
    return facts | {"kind": OrderKind(facts["kind"]).label}


@words(events.StandbyOrdered)
def ordered(facts: dict[str, Any]) -> str:
    known = _kind(facts) | {"why": Why(facts["why"]).label}
    if facts["model"]:
        return _("%(why)s，申请%(kind)s %(model)s（%(number)s）") % known
    return _("%(why)s，申请%(kind)s（%(number)s）") % known


@words(events.StandbyAssigned)
def assigned(facts: dict[str, Any]) -> str:
    return _("%(number)s 已安排%(kind)s %(serial)s（%(depot)s）") % _kind(facts)


@words(events.StandbyCancelled)
def cancelled(facts: dict[str, Any]) -> str:
    return _("%(kind)s申请 %(number)s 已取消") % _kind(facts)


@words(events.UnitLent)
def lent(facts: dict[str, Any]) -> str:
    return _("借出备用机 %(model)s %(serial)s，借用单 %(number)s，应于 %(due_back_on)s 归还") % facts


@words(events.LoanExtended)
def extended(facts: dict[str, Any]) -> str:
    return _("借用单 %(number)s 的应还日期由 %(before)s 改为 %(due_back_on)s") % facts


@words(events.LoanOverdue)
def overdue(facts: dict[str, Any]) -> str:
    return _("借用单 %(number)s 逾期未还（应还 %(due_back_on)s）") % facts


@words(events.UnitReturned)
def returned(facts: dict[str, Any]) -> str:
    return _("备用机 %(serial)s 已归还（借用单 %(number)s）") % facts


@words(events.StandbyShort)
def short(facts: dict[str, Any]) -> str:
    known = facts | {"missing": facts["required"] - facts["stock"]}
    return (
        _("装机 %(installed)s 台，应配备用整机 %(required)s 台，现有 %(stock)s 台，缺 %(missing)s 台") % known
    )


@words(events.ShortfallEnded)
def shortfall_ended(facts: dict[str, Any]) -> str:
    return _("缺口变化：应配 %(required)s 台，现有 %(stock)s 台") % facts
