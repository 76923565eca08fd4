"""Ends of periods, each by the accept sentence of its requirement."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from core.clock import local_day
from core.worktime import (
    Duration,
    Unit,
    add_months,
    before_day,
    by_clock_time,
    by_end_of,
    due,
    reminder_before,
    roll,
    share_of,
)
from core.worktime.periods import Due
from tests.core.worktime.calendars import CHINA, OFFICE_HOURS
from tests.core.worktime.instants import at

HOUR = Duration(Unit.HOURS, 1)


def end(start: str, amount: int, unit: str, **kwargs: object) -> Due:
    found = due(at(start), Duration(Unit(unit), amount), **kwargs)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_local_midnight_is_stored_in_utc_and_belongs_to_the_local_day():
    registered = at("2026-03-01 00:10")
    assert registered == datetime(2026, 2, 28, 16, 10, tzinfo=UTC)
    assert local_day(registered) == date(2026, 3, 1)


@pytest.mark.requirement("CNV-02")
def test_hours_run_through_the_spring_festival():
    assert end("2026-02-14 23:30", 1, "hours").at == at("2026-02-15 00:30")


@pytest.mark.requirement("CNV-03")
def test_days_exclude_the_first_and_end_at_midnight():
    found = end("2026-03-30 15:20", 3, "days")
    assert (found.at, found.last_day) == (at("2026-04-03 00:00"), date(2026, 4, 2))


def test_a_day_period_is_late_from_midnight_itself():
    found = end("2026-03-30 15:20", 3, "days")
    assert found.late_from == at("2026-04-03 00:00:00")


@pytest.mark.requirement("CNV-04")
def test_working_days_skip_the_may_holiday():
    found = end("2026-04-30 10:00", 3, "working_days", calendar=CHINA)
    assert (found.at, found.last_day) == (at("2026-05-09 00:00"), date(2026, 5, 8))


def test_a_make_up_saturday_is_a_working_day():
    assert end("2026-05-08 10:00", 1, "working_days", calendar=CHINA).last_day == date(2026, 5, 9)


@pytest.mark.requirement("CNV-05")
@pytest.mark.parametrize(
    ("start", "amount", "unit", "last"),
    [
        ("2025-11-30 09:00", 3, "months", date(2026, 2, 28)),
        ("2025-03-10 09:00", 1, "years", date(2026, 3, 10)),
    ],
)
def test_months_and_years_end_on_the_same_day_or_the_last_of_the_month(start, amount, unit, last):
    found = end(start, amount, unit)
    assert (found.last_day, found.at) == (last, by_end_of(last).at)


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 1, 15), 12, date(2027, 1, 15)),
        (date(2026, 7, 31), -1, date(2026, 6, 30)),
    ],
)
def test_adding_months(day, months, wanted):
    assert add_months(day, months) == wanted


@pytest.mark.requirement("CNV-06")
def test_a_customers_window_rolls_to_the_next_working_day():
    last = end("2026-04-19 12:00", 15, "days").last_day
    assert (last, roll(last, CHINA)) == (date(2026, 5, 4), date(2026, 5, 6))
    assert roll(date(2026, 2, 28), CHINA) == date(2026, 2, 28)


@pytest.mark.requirement("CNV-07")
def test_before_day_n_includes_the_day_and_reminds_on_the_last_working_day():
    found = before_day(date(2026, 10, 5))
    assert found.late_from == at("2026-10-06 00:00")
    assert reminder_before(date(2026, 10, 5), CHINA, time(9)) == at("2026-09-30 09:00")


def test_before_day_n_may_exclude_the_day():
    assert before_day(date(2026, 10, 5), inclusive=False).last_day == date(2026, 10, 4)


@pytest.mark.requirement("CNV-08")
def test_a_clock_time_includes_its_own_second_only():
    found = by_clock_time(at("2026-03-10 17:30:00"))
    assert at("2026-03-10 17:30:00") < found.late_from == at("2026-03-10 17:30:01")


def test_hours_follow_a_service_calendar_when_there_is_one():
    found = end("2026-03-09 11:30", 2, "hours", calendar=OFFICE_HOURS)
    assert found.at == at("2026-03-09 14:30")


def test_a_period_that_fills_the_morning_ends_before_lunch():
    assert end("2026-03-09 09:00", 3, "hours", calendar=OFFICE_HOURS).at == at("2026-03-09 12:00")


def test_a_start_in_closed_time_counts_from_the_next_opening():
    assert end("2026-03-06 20:00", 1, "hours", calendar=OFFICE_HOURS).at == at("2026-03-09 10:00")


@pytest.mark.requirement("CNV-15")
def test_beyond_the_published_years_weekdays_are_counted_provisionally():
    found = end("2026-12-30 10:00", 3, "working_days", calendar=CHINA)
    assert (found.last_day, found.provisional) == (date(2027, 1, 4), True)


def test_natural_hours_are_never_provisional():
    assert end("2026-12-31 23:30", 1, "hours").provisional is False


def test_parts_of_a_second_are_dropped():
    start = at("2026-03-10 10:00:00") + timedelta(microseconds=999_999)
    assert due(start, HOUR) == by_clock_time(at("2026-03-10 11:00:00"))


def test_levels_of_hours_are_shares_of_service_time():
    start, length = at("2026-03-10 10:00"), Duration(Unit.HOURS, 2)
    shares = [share_of(percent, start, length) for percent in (80, 100, 150)]
    assert shares == [at("2026-03-10 11:36"), at("2026-03-10 12:00"), at("2026-03-10 13:00")]


def test_levels_of_days_are_shares_of_natural_time():
    start, length = at("2026-03-10 14:00"), Duration(Unit.DAYS, 1)
    assert share_of(50, start, length) == at("2026-03-11 07:00")
