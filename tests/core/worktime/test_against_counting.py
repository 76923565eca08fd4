"""The formula against a counter that walks minute by minute and knows nothing of F."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from core.clock import local
from core.worktime import ALWAYS, Calendar, Duration, Unit, due, moment
from core.worktime.calendars import epoch
from tests.core.worktime.calendars import CHINA, OFFICE_HOURS
from tests.core.worktime.instants import at

MINUTE = timedelta(minutes=1)
FIRST = at("2026-01-01 00:00")
MINUTES_OF_YEAR = 365 * 24 * 60

starts = st.integers(0, MINUTES_OF_YEAR).map(lambda n: FIRST + n * MINUTE)
calendars = st.sampled_from([ALWAYS, CHINA, OFFICE_HOURS])
pauses = st.lists(st.tuples(st.integers(-600, 6000), st.integers(1, 3000)), max_size=4)


def counted(
    start: datetime, minutes: int, calendar: Calendar, pauses: list[tuple[datetime, datetime]]
) -> datetime:
    """Walk minute by minute; a minute counts when the calendar serves it and no pause holds it."""
    now, left = start, minutes
    while left:
        here = local(now)
        second = here.hour * 3600 + here.minute * 60
        serves = any(begin <= second < end for begin, end in calendar.spans(here.date()))
        left -= serves and not any(begin <= now < end for begin, end in pauses)
        now += MINUTE
    return now


def counted_days(start: datetime, days: int, calendar: Calendar) -> date:
    """Walk day by day from the day after the start."""
    day = local(start).date()
    while days:
        day += timedelta(days=1)
        days -= calendar.is_working_day(day)
    return day


@settings(max_examples=150, deadline=None, derandomize=True)
@given(starts, st.integers(1, 2500), calendars, pauses)
def test_minutes_with_pauses(start, minutes, calendar, spans):
    held = [(start + begin * MINUTE, start + (begin + length) * MINUTE) for begin, length in spans]
    found = due(start, Duration(Unit.MINUTES, minutes), calendar, held)
    assert found is not None
    assert found.at == counted(start, minutes, calendar, held)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(starts, st.integers(1, 40), st.sampled_from([CHINA, OFFICE_HOURS]))
def test_working_days(start, days, calendar):
    found = due(start, Duration(Unit.WORKING_DAYS, days), calendar)
    assert found is not None
    assert found.last_day == counted_days(start, days, calendar)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.integers(epoch(FIRST), epoch(FIRST) + MINUTES_OF_YEAR * 60), calendars)
def test_the_inverse_is_exact_and_earliest(instant, calendar):
    served = calendar.elapsed(instant)
    earliest = calendar.instant(served)
    assert calendar.elapsed(earliest) == served
    assert earliest <= instant
    assert calendar.elapsed(earliest - 1) < served
    assert moment(earliest) <= moment(instant)
