"""When a fact happened by a phone whose clock may be wrong."""

from datetime import UTC, datetime, timedelta

import pytest

from dispatch.device import Fact, Limits, Stamps, happened

NOON = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
HOUR, MINUTE, NONE = timedelta(hours=1), timedelta(minutes=1), timedelta(0)
LIMITS = Limits(earliest=NOON - 10 * HOUR, oldest=72 * HOUR, tolerance=5 * MINUTE)


def fact(done: timedelta, sent: timedelta = NONE, skew: timedelta | None = NONE, limits=LIMITS) -> Fact:
    """Both times are given as what the phone's clock was off from noon."""
    return happened(Stamps(NOON + done, NOON + sent, skew), received_at=NOON, limits=limits)


def test_a_right_clock_is_believed():
    assert fact(-6 * HOUR) == Fact(NOON - 6 * HOUR, NONE, doubted=False)


def test_a_clock_eight_hours_ahead_is_corrected_and_doubted():
    found = fact(2 * HOUR, sent=8 * HOUR, skew=-8 * HOUR)
    assert found == Fact(NOON - 6 * HOUR, -8 * HOUR, doubted=True)


def test_a_clock_never_compared_before_is_corrected_by_the_sending():
    assert fact(-7 * HOUR, sent=-HOUR, skew=None) == Fact(NOON - 6 * HOUR, HOUR, doubted=True)


def test_a_clock_set_right_after_the_fact_keeps_the_older_correction():
    assert fact(2 * HOUR, sent=NONE, skew=-8 * HOUR).at == NOON - 6 * HOUR


def test_a_clock_changed_before_the_fact_is_corrected_by_the_sending():
    assert fact(20 * HOUR, sent=24 * HOUR, skew=NONE).at == NOON - 4 * HOUR


@pytest.mark.parametrize("done", [-80 * HOUR, 30 * HOUR])
def test_what_no_correction_makes_plausible_counts_as_done_when_it_came(done):
    assert fact(done) == Fact(NOON, NONE, doubted=True)


def test_no_step_happens_before_the_one_before_it():
    limits = Limits(earliest=NOON - HOUR, oldest=72 * HOUR, tolerance=5 * MINUTE)
    assert fact(-2 * HOUR, limits=limits) == Fact(NOON - HOUR, NONE, doubted=True)


@pytest.mark.parametrize(("minutes", "doubted"), [(5, False), (6, True)])
def test_more_than_five_minutes_are_doubted(minutes, doubted):
    assert fact(minutes * MINUTE, sent=minutes * MINUTE, skew=-minutes * MINUTE).doubted is doubted


def test_a_little_ahead_is_now():
    assert fact(2 * MINUTE).at == NOON
