"""Deadlines of authorities, answered calls and duty phones, as arithmetic."""

from datetime import date, time

import pytest

from deadlines.phones import answered_in_time, missed_counts
from deadlines.referrals import authority_deadline, governing, last_day_of, workday_before
from tests.core.worktime.calendars import CHINA
from tests.core.worktime.instants import at

NINE = time(9)


def test_seven_working_days_over_the_national_day() -> None:
    end = authority_deadline(date(2026, 9, 28), CHINA, working_days=7)
    assert (end.at, end.last_day) == (at("2026-10-14 00:00"), date(2026, 10, 13))
    assert workday_before(date(2026, 10, 13), CHINA, 1, NINE) == at("2026-10-12 09:00")


def test_a_named_day_ends_at_its_midnight() -> None:
    end = authority_deadline(date(2026, 4, 1), CHINA, last_day=date(2026, 4, 10))
    assert (end.at, last_day_of(end.at)) == (at("2026-04-11 00:00"), date(2026, 4, 10))


def test_an_authority_sets_something() -> None:
    with pytest.raises(ValueError, match="neither a day"):
        authority_deadline(date(2026, 4, 1), CHINA)


def test_a_deadline_on_a_holiday_warns_on_the_working_day_before() -> None:
    assert workday_before(date(2026, 10, 4), CHINA, 1, NINE) == at("2026-09-30 09:00")


def test_the_earlier_deadline_governs() -> None:
    earlier, later = at("2026-04-11 00:00"), at("2026-04-14 00:00")
    assert (governing([later, None, earlier]), governing([None])) == (earlier, None)


@pytest.mark.parametrize(
    ("rings", "seconds", "found"),
    [
        (3, None, True),
        (4, None, False),
        (None, 15, True),
        (None, 16, False),
        (3, 20, True),
        (None, None, None),
    ],
)
def test_by_the_third_ring(rings: int | None, seconds: int | None, found: bool | None) -> None:
    assert answered_in_time(rings=rings, seconds=seconds, most_rings=3, seconds_per_ring=5) is found


@pytest.mark.parametrize(
    ("missed", "counts"),
    [("07:59:59", False), ("08:00:00", True), ("21:59:00", True), ("22:00:59", True), ("22:01:00", False)],
)
def test_phones_are_on_from_eight_to_ten(missed: str, counts: bool) -> None:
    assert missed_counts(time.fromisoformat(missed), since=time(8), until=time(22)) is counts
