"""How calls are answered: within three rings, and duty phones that missed a call (INT-02, SLA-19, SLA-21)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from core.clock import local
from deadlines.phones import answered_in_time, missed_counts
from packs.queries import figure, in_force
from tickets.enums import Direction
from tickets.models import Call, CallLeg
from tickets.queries.complaint_lists import month_of


@dataclass(frozen=True)
class Answering:
    """A month of incoming calls: how many came, were answered, and of those whose rings or seconds are known
    how many in time."""

    calls: int
    answered: int
    known: int
    in_time: int

    @property
    def share(self) -> Decimal | None:
        """Per cent in time of those known, to one decimal; None without any."""
        return (Decimal(100 * self.in_time) / self.known).quantize(Decimal("0.1")) if self.known else None


def answering(first: date) -> Answering:
    """The month that begins on a day, by the pack of its end."""
    start, end = month_of(first)
    most, each = _rings(start)
    rows = Call.objects.filter(direction=Direction.IN, started_at__gte=start, started_at__lt=end)
    found = list(rows.values_list("answered_at", "rings", "wait_seconds"))
    judged = [
        answered_in_time(rings=rings, seconds=seconds, most_rings=most, seconds_per_ring=each)
        for answered_at, rings, seconds in found
        if answered_at
    ]
    known = [one for one in judged if one is not None]
    return Answering(len(found), len(judged), len(known), sum(known))


@dataclass(frozen=True)
class Missed:
    """Calls that a person's phone missed while it has to be on."""

    name: str
    count: int


def missed(first: date) -> list[Missed]:
    """Missed calls of each person in a month, those between the named times alone, most first (SLA-21)."""
    start, end = month_of(first)
    since, until = _hours(start)
    rows = CallLeg.objects.filter(
        agent__isnull=False,
        answered_at=None,
        ended_at__isnull=False,
        started_at__gte=start,
        started_at__lt=end,
    )
    counts: dict[str, int] = {}
    for name, at in rows.values_list("agent__name", "started_at"):
        if missed_counts(local(at).time(), since=since, until=until):
            counts[name] = counts.get(name, 0) + 1
    return [
        Missed(name, count) for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]


def _rings(at: datetime) -> tuple[int, int]:
    held = in_force(at=at)
    return tuple(figure(held, "telephone", name) for name in ("most_rings", "seconds_per_ring"))  # type: ignore[return-value]


def _hours(at: datetime) -> tuple[time, time]:
    held = in_force(at=at)
    since, until = (str(figure(held, "telephone", name)) for name in ("staff_from", "staff_until"))
    return time.fromisoformat(since), time.fromisoformat(until)


def months_back(first: date, count: int) -> list[date]:
    """A month and those before it, newest first."""
    numbers = (first.year * 12 + first.month - 1 - back for back in range(count))
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def monthly(first: date, count: int = 6) -> list[tuple[date, Any]]:
    return [(month, answering(month)) for month in months_back(first, count)]
