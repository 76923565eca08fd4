"""Deadlines that an authority sets, pure (CMP-09, SLA-34)."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from core.clock import at_local, day_end, local_day
from core.worktime import Calendar, Due, Duration, Unit, by_end_of, due


def authority_deadline(
    received_on: date, calendar: Calendar, *, working_days: int = 0, last_day: date | None = None
) -> Due:
    """24:00 of the named day, or of the last of so many working days after receipt (CMP-09).

    ValueError when the authority set neither.
    """
    if last_day is not None:
        return by_end_of(last_day)
    if working_days <= 0:
        raise ValueError("neither a day nor a number of working days")
    morning = day_end(received_on) - timedelta(days=1)
    end = due(morning, Duration(Unit.WORKING_DAYS, working_days), calendar)
    if end is None:
        raise ValueError("a period without pauses always ends")
    return end


def workday_before(last_day: date, calendar: Calendar, days: int, clock: time) -> datetime:
    """A local time of the working day so many working days before a day.

    One before it is the last working day but one, the day of the deadline counted as the last (CMP-09).
    """
    day = last_day
    while days:
        day -= timedelta(days=1)
        days -= calendar.is_working_day(day)
    return at_local(day, clock)


def governing(dues: Iterable[datetime | None]) -> datetime | None:
    """The earliest of several deadlines of one matter: what warnings refer to (SLA-34)."""
    known = [one for one in dues if one is not None]
    return min(known) if known else None


def last_day_of(end: datetime) -> date:
    """The day whose 24:00 an instant is, or on which it lies."""
    return local_day(end - timedelta(seconds=1))
