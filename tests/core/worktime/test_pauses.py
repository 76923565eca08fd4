"""Pauses move a period's end by their union, and only if they begin before it."""

from datetime import date

from core.worktime import Duration, Unit, due, served, share_of, union
from core.worktime.calendars import epoch
from tests.core.worktime.calendars import OFFICE_HOURS
from tests.core.worktime.instants import at

TEN_HOURS = Duration(Unit.HOURS, 10)
START = at("2026-03-10 00:00")


def ends(*pauses: tuple[str, str | None]) -> object:
    found = due(START, TEN_HOURS, pauses=[(at(begin), at(stop) if stop else None) for begin, stop in pauses])
    return found.at if found else None


def test_a_pause_moves_the_end_by_its_length():
    assert ends(("2026-03-10 02:00", "2026-03-10 05:00")) == at("2026-03-10 13:00")


def test_overlapping_and_touching_pauses_count_once():
    pauses = [
        ("2026-03-10 02:00", "2026-03-10 05:00"),
        ("2026-03-10 04:00", "2026-03-10 06:00"),
        ("2026-03-10 06:00", "2026-03-10 07:00"),
    ]
    assert ends(*pauses) == at("2026-03-10 15:00")


def test_a_pause_inside_the_added_time_adds_again():
    assert ends(("2026-03-10 09:00", "2026-03-10 11:00"), ("2026-03-10 11:30", "2026-03-10 12:30")) == at(
        "2026-03-10 13:00"
    )


def test_a_pause_that_begins_at_or_after_the_end_changes_nothing():
    assert ends(("2026-03-10 10:00", "2026-03-10 20:00")) == at("2026-03-10 10:00")


def test_an_open_pause_leaves_no_end():
    assert ends(("2026-03-10 09:59", None)) is None


def test_an_open_pause_after_the_end_leaves_it():
    assert ends(("2026-03-10 10:00", None)) == at("2026-03-10 10:00")


def test_a_pause_before_the_start_does_not_count():
    assert ends(("2026-03-09 20:00", "2026-03-10 01:00")) == at("2026-03-10 11:00")


def test_an_early_level_is_not_moved_by_a_later_pause():
    pauses = [(at("2026-03-10 09:00"), at("2026-03-10 12:00"))]
    assert share_of(80, START, TEN_HOURS, pauses=pauses) == at("2026-03-10 08:00")


def test_a_pause_in_closed_time_costs_no_service_time():
    pauses = [(at("2026-03-10 18:00"), at("2026-03-11 09:00"))]
    found = due(at("2026-03-10 17:00"), Duration(Unit.HOURS, 2), OFFICE_HOURS, pauses)
    assert found is not None
    assert found.at == at("2026-03-11 10:00")


def test_a_paused_day_period_ends_with_the_day_in_which_it_runs_out():
    found = due(START, Duration(Unit.DAYS, 2), pauses=[(at("2026-03-11 08:00"), at("2026-03-11 18:00"))])
    assert found is not None
    assert found.last_day == date(2026, 3, 13)


def test_months_take_no_pause():
    found = due(START, Duration(Unit.MONTHS, 1), pauses=[(at("2026-03-11 08:00"), None)])
    assert found is not None
    assert found.last_day == date(2026, 4, 10)


def test_served_seconds_leave_pauses_out():
    pauses = union([(at("2026-03-10 10:00"), at("2026-03-10 14:00"))])
    begin, until = epoch(at("2026-03-10 09:00")), epoch(at("2026-03-10 15:00"))
    assert served(OFFICE_HOURS, begin, until, pauses) == 2 * 3600


def test_an_empty_pause_is_none():
    assert union([(START, START)]) == []
