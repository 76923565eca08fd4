"""Colours and remaining time."""

from datetime import timedelta

import pytest

from core.actors import SYSTEM
from deadlines import operations, queries
from deadlines.models import Clock
from tests.core.worktime.instants import at
from tests.factories.deadlines import QUALITY, URGENT, begin

START = at("2026-03-10 10:00")


@pytest.fixture
def reply(east, pack_set) -> Clock:
    return begin(URGENT, START, east, pack_set)["reply"]


@pytest.mark.requirement("SLA-32")
@pytest.mark.parametrize(
    ("moment", "colour"),
    [("11:35:59", "green"), ("11:36:00", "amber"), ("12:00:00", "amber"), ("12:00:01", "red")],
)
def test_a_two_hour_clock_turns_amber_at_80_per_cent_and_red_after_due(reply, moment, colour):
    assert queries.state(reply, at(f"2026-03-10 {moment}")).colour == colour


@pytest.mark.requirement("SLA-32")
def test_the_remaining_time_is_shown(reply):
    found = queries.state(reply, at("2026-03-10 11:42"))
    assert (found.remaining, found.words) == (timedelta(minutes=18), "剩 18 分")


def test_a_late_clock_shows_by_how_much(reply):
    found = queries.state(reply, at("2026-03-10 14:00"))
    assert (found.late, found.words) == (True, "超时 2 小时")


@pytest.mark.parametrize(("moment", "colour"), [("11:00", "met"), ("12:30", "red")])
def test_a_kept_promise_shows_whether_it_was_in_time(reply, moment, colour):
    held = operations.meet(clock=reply, at=at(f"2026-03-10 {moment}"), by=SYSTEM)
    assert queries.state(held, at("2026-03-10 15:00")).colour == colour


def test_a_stopped_clock_has_no_remaining_time(reply):
    held = operations.stop(clock=reply, at=START, by=SYSTEM, reason="cancelled")
    found = queries.state(held, at("2026-03-10 15:00"))
    assert (found.colour, found.remaining) == ("stopped", None)


def test_the_next_due_is_the_earliest_running(east, pack_set):
    clocks = begin(QUALITY, START, east, pack_set)
    before = queries.next_due(clocks["reply"].stream)
    operations.meet(clock=clocks["reply"], at=START, by=SYSTEM)
    after = queries.next_due(clocks["reply"].stream)
    assert (before, after) == (at("2026-03-10 11:00"), at("2026-03-11 10:00"))


def test_clocks_of_a_stream_come_in_order_in_one_query(east, pack_set, django_assert_num_queries):
    stream = begin(QUALITY, START, east, pack_set)["reply"].stream
    with django_assert_num_queries(1):
        kinds = [(clock.kind, clock.responsible) for clock in queries.clocks_of(stream)]
    assert kinds == [("reply", None), ("arrive", None), ("complete", None)]


def test_a_stranger_sees_no_clock_of_another_region(reply, supervisor, stranger):
    assert list(Clock.objects.visible_to(stranger)) == []
    assert reply in Clock.objects.visible_to(supervisor)


def test_a_post_without_the_right_to_see_tickets_sees_no_clock(reply, technician):
    assert list(Clock.objects.visible_to(technician)) == []
