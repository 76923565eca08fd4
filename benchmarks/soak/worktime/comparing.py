"""One case through the product and through the counter."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from benchmarks.soak.worktime import counter
from benchmarks.soak.worktime.cases import Case, Shop
from core import worktime
from core.worktime import ALWAYS, Calendar, Duration, Pause, Unit

NINE = time(9)
Difference = tuple[str, object, object]
"""What was asked, what was counted, what the product says."""


@lru_cache(maxsize=64)
def calendar(shop: Shop) -> Calendar:
    """The product's calendar of the same opening times."""
    weekly = {day: [(begin * 60, end * 60) for begin, end in hours] for day, hours in enumerate(shop.weekly)}
    special = {day: [(begin * 60, end * 60) for begin, end in hours] for day, hours in shop.special}
    return Calendar("shop", weekly, special, shop.published)


def differences(case: Case) -> list[Difference]:
    """Where the two disagree; nothing when all is well."""
    return [(asked, counted, found) for asked, counted, found in _answers(case) if counted != found]


def _answers(case: Case) -> Iterator[Difference]:
    shop, hours = case.shop, ALWAYS if case.always else calendar(case.shop)
    start, span = counter.instant(shop, case.start), Duration(Unit(case.unit), case.amount)
    pauses = _pauses(case)
    yield "due", _plain(counter.due(case)), _plain(worktime.due(start, span, hours, pauses))
    yield "level", counter.level(case), worktime.share_of(case.percent, start, span, hours, pauses)
    yield from _elapsed(case, hours, pauses)
    yield from _days(case)


def _elapsed(case: Case, hours: Calendar, pauses: list[Pause]) -> Iterator[Difference]:
    """F and its inverse: what was served between two instants, and when so much is served."""
    mode = "natural" if case.always else "hours"
    begin, until = (worktime.epoch(counter.instant(case.shop, one)) for one in (case.start, case.probe))
    held = worktime.union(pauses)
    counted = counter.served(case, mode, case.start, case.probe)
    yield "served", counted, worktime.served(hours, begin, until, held)
    free = counter.served(case, mode, case.start, case.probe, paused=False)
    yield "between", free, hours.between(begin, until)
    if free:
        back = counter.reach(case, mode, case.start, free, paused=False)
        found = hours.instant(hours.elapsed(begin) + free)
        yield "inverse", back and counter.instant(case.shop, back), worktime.moment(found)


def _days(case: Case) -> Iterator[Difference]:
    """Clock times, "before day N", rolling and the last working day before."""
    shop, open_days = case.shop, calendar(case.shop)
    at, day = counter.instant(shop, case.probe), counter.day_at(shop, case.probe)
    yield "clock time", (at, at + counter.SECOND, None, False), _plain(worktime.by_clock_time(at))
    last = day if case.percent % 2 else day - timedelta(days=1)
    end = counter.instant(shop, ((last - shop.first).days + 1) * counter.DAY)
    found = worktime.before_day(day, inclusive=bool(case.percent % 2))
    yield "before day", (end, end, last, False), _plain(found)
    yield "roll", counter.next_open(shop, day), worktime.roll(day, open_days)
    reminder = datetime.combine(counter.last_open(shop, day), NINE, counter.SHANGHAI)
    yield "reminder", reminder, worktime.reminder_before(day, open_days, NINE)


def _pauses(case: Case) -> list[Pause]:
    return [
        (counter.instant(case.shop, begin), None if end is None else counter.instant(case.shop, end))
        for begin, end in case.pauses
    ]


def _plain(end: object) -> tuple[datetime, datetime, date | None, bool] | None:
    if end is None:
        return None
    assert isinstance(end, worktime.Due | counter.Counted)
    return (end.at, end.late_from, end.last_day, end.provisional)
