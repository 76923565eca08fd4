"""Instants are UTC, days are Shanghai days (CNV-01)."""

from datetime import UTC, date, datetime, time

import pytest

from core import clock

JUST_AFTER_MIDNIGHT = datetime(2026, 2, 28, 16, 10, tzinfo=UTC)


def test_ten_past_midnight_belongs_to_the_new_day() -> None:
    assert clock.local_day(JUST_AFTER_MIDNIGHT) == date(2026, 3, 1)


def test_a_wall_clock_time_is_stored_as_utc() -> None:
    assert clock.at_local(date(2026, 3, 1), time(0, 10)) == JUST_AFTER_MIDNIGHT


def test_a_day_runs_from_midnight_to_midnight() -> None:
    assert (clock.day_start(date(2026, 3, 1)), clock.day_end(date(2026, 3, 1))) == (
        datetime(2026, 2, 28, 16, tzinfo=UTC),
        datetime(2026, 3, 1, 16, tzinfo=UTC),
    )


@pytest.mark.parametrize("instant", [JUST_AFTER_MIDNIGHT, clock.local(JUST_AFTER_MIDNIGHT)])
def test_facts_hold_utc(instant: datetime) -> None:
    assert clock.iso(instant) == "2026-02-28T16:10:00+00:00"


def test_the_clock_is_aware_and_utc() -> None:
    assert clock.now().tzinfo == UTC
