"""The figures of a back-test in words, for page and workbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from packs.models import PackDraft
from warranty.enums import Verdict
from warranty.models import BackTest
from warranty.permissions import can_back_test

FLIP_COLUMNS = (
    gettext_lazy("原判定"),
    gettext_lazy("按草稿判定"),
    gettext_lazy("工单"),
    gettext_lazy("客户支付增减"),
    gettext_lazy("公司费用增减"),
    gettext_lazy("金额不明"),
    gettext_lazy("例如"),
)
UNIT_COLUMNS = (
    gettext_lazy("单位"),
    gettext_lazy("已判定"),
    gettext_lazy("改变"),
    gettext_lazy("客户支付增减"),
    gettext_lazy("公司费用增减"),
    gettext_lazy("金额不明"),
)
SHOWN = 5


@dataclass(frozen=True)
class Line:
    """One unit, or all of them: tickets judged, those that turn, and sums in CNY."""

    name: str
    judged: int
    turned: int
    pays: Decimal
    costs: Decimal
    unknown: int

    @classmethod
    def of(cls, name: str, row: Mapping[str, Any]) -> "Line":
        sums = (Decimal(row["pays"]), Decimal(row["costs"]))
        return cls(name, row["judged"], row["turned"], *sums, row["unknown"])

    @property
    def cells(self) -> tuple[Any, ...]:
        return (self.name, self.judged, self.turned, self.pays, self.costs, self.unknown)


@dataclass(frozen=True)
class Flip:
    """Tickets of which one verdict became another, or whose sums changed."""

    before: str
    after: str
    line: Line
    tickets: tuple[str, ...]

    @property
    def cells(self) -> tuple[Any, ...]:
        line = self.line
        return (
            self.before, self.after, line.turned, line.pays, line.costs, line.unknown, " ".join(self.tickets)
        )  # fmt: skip


def verdict_words(key: str) -> str:
    """「不予退换，改为付费修理」 for a refusal with its fallback."""
    verdict, _mark, fallback = key.partition(">")
    label = str(Verdict(verdict).label)
    if not fallback:
        return label
    return _("%(refused)s，改为%(fallback)s") % {"refused": label, "fallback": Verdict(fallback).label}


def flips(figures: Mapping[str, Any]) -> list[Flip]:
    """Pairs of verdicts, the most frequent first."""
    found = []
    for key, row in figures["turned"].items():
        before, after = key.split("|")
        words = (verdict_words(before), verdict_words(after))
        found.append(Flip(*words, Line.of("", row), tuple(row["tickets"])))
    return sorted(found, key=lambda one: (-one.line.turned, one.before, one.after))


def units(figures: Mapping[str, Any]) -> list[Line]:
    """One line a unit, by name."""
    return [Line.of(name, row) for name, row in sorted(figures["units"].items())]


def total(figures: Mapping[str, Any]) -> Line:
    """All units together."""
    rows = units(figures)
    return Line(
        _("合计"),
        sum(one.judged for one in rows),
        sum(one.turned for one in rows),
        sum((one.pays for one in rows), Decimal(0)),
        sum((one.costs for one in rows), Decimal(0)),
        sum(one.unknown for one in rows),
    )


def back_test_panel(draft: PackDraft, user: Any) -> dict[str, Any] | None:
    """The latest runs for a draft with warranty rules, for who may start one."""
    if "warranty" not in draft.sections or not can_back_test(user):
        return None
    latest = BackTest.objects.filter(draft=draft).select_related("by")[:SHOWN]
    return {"draft": draft, "results": [(held, total(held.figures)) for held in latest]}
