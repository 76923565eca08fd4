"""Ends of periods: due instants, level times, clock times and days (CNV-02 to 08)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from core.clock import at_local
from core.worktime.calendars import ALWAYS, Calendar, day_of, epoch, midnight, midnight_after, moment
from core.worktime.durations import DAY, Duration, Unit

Pause = tuple[datetime, datetime | None]
"""Begin and end of a pause; an open one has no end."""

FOREVER = 2**62
SECOND = timedelta(seconds=1)


class Due(NamedTuple):
    """End of a period: the instant, the first late instant, the last day where days are counted."""

    at: datetime
    late_from: datetime
    last_day: date | None = None
    provisional: bool = False


def due(
    start: datetime, length: Duration, calendar: Calendar = ALWAYS, pauses: Iterable[Pause] = ()
) -> Due | None:
    """When a period that began at `start` ends; None while an open pause holds it (CNV-02 to 05, 13)."""
    begin = epoch(start)
    if length.by_month:
        return by_end_of(add_months(day_of(begin), length.months))
    basis = basis_of(length, calendar)
    end = reach(basis, counted_from(begin, length), length.seconds, union(pauses) if pauses else ())
    if end is None:
        return None
    if length.by_day:
        return by_end_of(day_of(end - 1), provisional=not basis.knows(begin, end - 1))
    at = moment(end)
    return Due(at, at + SECOND, None, not basis.knows(begin, end))


def share_of(
    percent: int, start: datetime, length: Duration, calendar: Calendar = ALWAYS, pauses: Iterable[Pause] = ()
) -> datetime | None:
    """When a per cent of the period has passed: of its service time, or of natural time where days are counted."""
    if not length.by_day:
        seconds = -(-length.seconds * percent // 100)
        end = reach(calendar, epoch(start), seconds, union(pauses) if pauses else ())
        return None if end is None else moment(end)
    whole = due(start, length, calendar, pauses)
    return None if whole is None else share_of_natural(percent, start, whole.at)


def share_of_natural(percent: int, start: datetime, end: datetime) -> datetime:
    """When a per cent of the natural time between two instants has passed."""
    return shares_of_natural([percent], start, end)[0]


def shares_of_natural(percents: Iterable[int], start: datetime, end: datetime) -> list[datetime]:
    """The same for several."""
    begin = epoch(start)
    left = begin - epoch(end)
    return [moment(begin - left * percent // 100) for percent in percents]


def reach(calendar: Calendar, begin: int, seconds: int, pauses: Iterable[tuple[int, int]] = ()) -> int | None:
    """The earliest instant at which `seconds` of service time outside the pauses have passed since `begin`.

    `pauses` come from `union`. A pause that begins when the goal is already reached changes nothing.
    """
    goal = calendar.elapsed(begin) + seconds
    end = calendar.instant(goal)
    for stopped, resumed in pauses:
        if stopped >= end:
            break
        if resumed == FOREVER:
            return None
        if resumed > begin:
            goal += calendar.between(max(stopped, begin), resumed)
            end = calendar.instant(goal)
    return end


def served(calendar: Calendar, begin: int, until: int, pauses: Iterable[tuple[int, int]] = ()) -> int:
    """Service seconds outside the pauses between two instants; `pauses` come from `union`."""
    total = calendar.between(begin, max(begin, until))
    for stopped, resumed in pauses:
        first, last = max(stopped, begin), min(resumed, until)
        if first < last:
            total -= calendar.between(first, last)
    return total


def union(pauses: Iterable[Pause]) -> list[tuple[int, int]]:
    """Pauses in whole seconds, overlapping ones joined, in order; an open one ends at FOREVER."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted((epoch(b), FOREVER if e is None else epoch(e)) for b, e in pauses):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        elif begin < end:
            joined.append((begin, end))
    return joined


def basis_of(length: Duration, calendar: Calendar) -> Calendar:
    """What a period runs on: natural days, whole working days, or the service hours themselves."""
    if length.unit is Unit.WORKING_DAYS:
        return calendar.whole_days
    return ALWAYS if length.by_day else calendar


def counted_from(start: int, length: Duration) -> int:
    """Where counting begins: at the second itself, or at the end of the day of the event (CNV-03)."""
    return midnight_after(start) if length.by_day else start


def by_end_of(day: date, *, provisional: bool = False) -> Due:
    """Due by 24:00 of a day; late from 00:00:00 of the next."""
    end = moment(midnight(day) + DAY)
    return Due(end, end, day, provisional)


def by_clock_time(instant: datetime) -> Due:
    """Due at a stated instant, which still counts as in time (CNV-08)."""
    return Due(instant, instant + SECOND)


def before_day(day: date, *, inclusive: bool = True) -> Due:
    """ "Before day N": by 24:00 of day N, or of the day before where the pack says so (CNV-07)."""
    return by_end_of(day if inclusive else day - timedelta(days=1))


def reminder_before(day: date, calendar: Calendar, clock: time) -> datetime:
    """A local time of the last working day on or before a day (CNV-07)."""
    return at_local(last_working_day(day, calendar), clock)


def last_working_day(day: date, calendar: Calendar) -> date:
    """The day itself, or the last working day before it."""
    while not calendar.is_working_day(day):
        day -= timedelta(days=1)
    return day


def roll(day: date, calendar: Calendar) -> date:
    """The next working day when the last day of a customer's window is none (CNV-06)."""
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    return day


def add_months(day: date, months: int) -> date:
    """The same-numbered day so many months on, or the last day of that month (CNV-05)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
