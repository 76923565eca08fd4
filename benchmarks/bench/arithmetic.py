"""Due times a second and core, in pure Python on compiled calendars."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from core.worktime import ALWAYS, Calendar, Duration, Span, Unit, due

STARTS = 20_000
ROUNDS = 5
OFFICE: tuple[Span, ...] = ((9 * 3600, 12 * 3600), (13 * 3600, 18 * 3600))
HOLIDAYS = {
    date(2026, 1, 1) + timedelta(days=day): ()
    for first in (0, 45, 120, 270)
    for day in range(first, first + 7)
}
SHOP = Calendar("shop", dict.fromkeys(range(5), OFFICE), HOLIDAYS, range(2024, 2030))
PAUSED = timedelta(hours=1)
KINDS = (
    ("24 hours", Duration(Unit.HOURS, 24), ALWAYS),
    ("8 working hours", Duration(Unit.HOURS, 8), SHOP),
    ("3 working days", Duration(Unit.WORKING_DAYS, 3), SHOP),
    ("15 days", Duration(Unit.DAYS, 15), ALWAYS),
    ("3 months", Duration(Unit.MONTHS, 3), ALWAYS),
)


def measure() -> list[tuple[str, float]]:
    """Computations a second by kind of period, the mean of all kinds, and working hours with a pause."""
    dice = Random(5)
    first = datetime(2026, 1, 1, tzinfo=UTC)
    starts = [first + timedelta(seconds=dice.randrange(2 * 365 * 86_400)) for _ in range(STARTS)]
    rates = [
        (name, _rate(lambda at, of=length, on=hours: due(at, of, on), starts))
        for name, length, hours in KINDS
    ]
    mean = len(rates) / sum(1 / rate for _name, rate in rates)
    length, hours = KINDS[1][1:]
    paused = _rate(lambda at: due(at, length, hours, [(at + PAUSED, at + 2 * PAUSED)]), starts)
    return [*rates, ("all kinds", mean), ("with a pause", paused)]


def _rate(call: Callable[[datetime], Any], starts: list[datetime]) -> float:
    """Of the best round, in processor time, so that a busy machine counts for nothing."""
    best = min(_seconds(call, starts) for _again in range(ROUNDS))
    return len(starts) / best


def _seconds(call: Callable[[datetime], Any], starts: list[datetime]) -> float:
    begun = time.process_time()
    for at in starts:
        call(at)
    return time.process_time() - begun
