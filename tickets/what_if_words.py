"""The figures of a what-if in words, for page and workbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deadlines.enums import ClockKind
from packs.models import PackDraft
from tickets.enums import ComplaintClass, Urgency
from tickets.models import WhatIf
from tickets.models.complaint import pack_class
from tickets.permissions import can_try_drafts
from tickets.tally import summed

ROW_COLUMNS = (
    gettext_lazy("单位"),
    gettext_lazy("类别"),
    gettext_lazy("工单"),
    gettext_lazy("已关闭"),
    gettext_lazy("原按时"),
    gettext_lazy("原及时率"),
    gettext_lazy("试算按时"),
    gettext_lazy("试算及时率"),
)
KIND_COLUMNS = (
    gettext_lazy("时限"),
    gettext_lazy("次数"),
    gettext_lazy("原按时"),
    gettext_lazy("试算按时"),
    gettext_lazy("不再承诺"),
)
TENTH = Decimal("0.1")
SHOWN = 5


@dataclass(frozen=True)
class Line:
    """One unit and class."""

    unit: str
    group: str
    tickets: int
    closed: int
    before: int
    after: int

    @property
    def shares(self) -> tuple[str, str]:
        """Timeliness before and after; 「–」 where nothing was closed (RPT-20)."""
        return percent(self.before, self.closed), percent(self.after, self.closed)

    @property
    def cells(self) -> tuple[Any, ...]:
        old, new = self.shares
        return (self.unit, self.group, self.tickets, self.closed, self.before, old, self.after, new)

    @property
    def tone(self) -> str:
        """Better, worse or the same."""
        return "ok" if self.after > self.before else "danger" if self.after < self.before else "muted"


@dataclass(frozen=True)
class KindLine:
    """One kind of clock; `dropped` are those the draft no longer promises."""

    kind: str
    clocks: int
    before: int
    after: int
    dropped: int

    @property
    def cells(self) -> tuple[Any, ...]:
        return (self.kind, self.clocks, self.before, self.after, self.dropped)


def percent(part: int, whole: int) -> str:
    """85.0 % of 34 among 40."""
    if not whole:
        return "–"
    return f"{(Decimal(100 * part) / whole).quantize(TENTH, ROUND_HALF_UP)} %"


def lines(figures: Mapping[str, Any]) -> tuple[list[Line], Line]:
    """Units and classes, and all together."""
    rows = [_line(row["unit"], group_words(row["group"]), row) for row in figures["rows"]]
    return rows, _line(_("合计"), "", summed(figures["rows"]))


def _line(unit: str, group: str, row: Mapping[str, Any]) -> Line:
    return Line(unit, group, *(row.get(name, 0) for name in ("tickets", "closed", "before", "after")))


def kind_lines(figures: Mapping[str, Any]) -> list[KindLine]:
    return [
        KindLine(
            str(ClockKind(row["kind"]).label),
            *(row.get(name, 0) for name in ("clocks", "before", "after", "dropped")),
        )
        for row in figures["kinds"]
    ]


def group_words(code: str) -> str:
    """「投诉 · 产品质量」 or 「服务 · 紧急」."""
    room, _colon, name = code.partition(":")
    if room == "service":
        return _("服务 · %(urgency)s") % {"urgency": Urgency(name).label}
    label = ComplaintClass(name).label if name in ComplaintClass.values else pack_class(name)
    return _("投诉 · %(class)s") % {"class": label}


def what_if_panel(draft: PackDraft, user: Any) -> dict[str, Any] | None:
    """The latest calculations for a draft, for who may start one."""
    if not can_try_drafts(user):
        return None
    latest = WhatIf.objects.filter(draft=draft).select_related("by")[:SHOWN]
    return {"draft": draft, "results": [(held, lines(held.figures)[1]) for held in latest]}
