"""All figures of a month: sizes now, before and a year ago, and the tables behind its charts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from org.models import Unit
from packs.queries import current_figure
from reports.enums import Figure
from reports.queries import month, spread
from reports.queries.content import Row
from reports.queries.month import IS_COMPLAINT, Tickets, of_unit
from reports.queries.speed import assignment_median
from reports.rules import Span
from reports.rules.periods import previous, year_before
from tickets.models import Ticket


def repeat_days(at: datetime) -> int:
    """Within how many days the same problem counts as a repeat, by the figures in force."""
    return int(current_figure("conventions", "repeat_repair_days", at=at))


@dataclass(frozen=True)
class Asked:
    """Whose figures of which period; `seen` narrows to what a reader may see."""

    unit: Unit | None
    every: str
    span: Span
    repeat_days: int
    complaints_only: bool = False
    seen: Tickets = field(default_factory=Ticket.objects.all)

    @property
    def tickets(self) -> Tickets:
        rows = of_unit(self.seen, self.unit) if self.unit else self.seen
        return rows.filter(IS_COMPLAINT) if self.complaints_only else rows

    def sizes(self, span: Span) -> dict[str, int]:
        return month.numbers(self.tickets, span, self.repeat_days)

    def set_of(self, figure: str, span: Span | None = None) -> Tickets:
        return month.tickets_of(figure, self.tickets, span or self.span, self.repeat_days)


def whole(asked: Asked, tables: Iterable[str]) -> dict[str, Any]:
    """Sizes of the period, of the one before and of the year before; tables by code; median of dispatch."""
    median = assignment_median(month.registered(asked.tickets, asked.span))
    return {
        "now": asked.sizes(asked.span),
        "previous": asked.sizes(previous(asked.every, asked.span)),
        "year": asked.sizes(year_before(asked.every, asked.span)),
        "median": None if median is None else int(median.total_seconds()),
        "tables": {code: spread.SPREADS[code](asked.tickets, asked.span, asked.unit) for code in tables},
    }


def frozen_rows(asked: Asked) -> list[Row]:
    """The tickets behind the figures: ids, the sets each belongs to, and what they are counted by."""
    sets: dict[int, list[str]] = {}
    for figure in Figure.values:
        for ticket in asked.set_of(figure).order_by().values_list("pk", flat=True):
            sets.setdefault(ticket, []).append(figure)
    facts = spread.facts_of(sets, asked.span)
    return [facts[ticket] | {"sets": sets[ticket]} for ticket in sorted(sets)]
