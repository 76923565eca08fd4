"""Planned times: suggested, checked, shown."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction

from core.clock import LOCAL
from dispatch.errors import Overlap
from dispatch.models import Assignment, WorkOrder
from dispatch.queries.board import lanes
from dispatch.queries.candidates import candidates
from dispatch.queries.plans import next_mark, suggested
from dispatch.rules import Plan
from tests.factories.dispatch import make_order, make_skill, make_technician, sign
from tickets.operations.contacts import log_contact

HOUR = timedelta(hours=1)
DAY = date(2026, 3, 11)


def on_day(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, 11, hour, minute, tzinfo=LOCAL)


MORNING = Plan(on_day(9), on_day(11))
CROSSING = Plan(on_day(10, 30), on_day(12))


@pytest.fixture
def taken(make_ticket, tech, supervisor, at):
    """The technician has 09:00-11:00."""
    return make_order(make_ticket(fault=True), tech, by=supervisor, at=at, planned=MORNING)


@pytest.mark.requirement("DSP-18")
def test_an_overlapping_order_is_warned_of_before_saving(taken, waiting):
    found = candidates(waiting, CROSSING.starts_at, CROSSING.ends_at)
    assert (found[0].free, found[0].against) == (False, [f"03-11 09:00–11:00 已有 {taken.number}"])


@pytest.mark.requirement("DSP-18")
def test_an_overlapping_order_is_not_stored(taken, fault, tech, supervisor, at):
    with pytest.raises(Overlap):
        make_order(fault, tech, by=supervisor, at=at, planned=CROSSING)
    fault.refresh_from_db()
    assert (WorkOrder.objects.count(), fault.status) == (1, "registered")


def test_touching_orders_are_stored(taken, fault, tech, supervisor, at):
    make_order(fault, tech, by=supervisor, at=at, planned=Plan(on_day(11), on_day(12)))
    assert Assignment.objects.live().count() == 2


def test_two_jobs_are_swapped_in_one_transaction(taken, fault, tech, supervisor, at):
    second = make_order(fault, tech, by=supervisor, at=at, planned=Plan(on_day(11), on_day(13)))
    first, other = (Assignment.objects.get(visit__order=one) for one in (taken, second))
    with transaction.atomic():
        first.planned, other.planned = other.planned, first.planned
        first.save()
        other.save()
    connection.check_constraints()
    assert Assignment.objects.get(pk=first.pk).starts_at == on_day(11)


def test_the_suggestion_is_the_next_quarter_after_the_journey(waiting, at):
    assert suggested(waiting, at=at + timedelta(minutes=1)) == Plan(
        at + timedelta(minutes=75), at + timedelta(minutes=195)
    )


def test_the_suggestion_keeps_to_the_agreed_time(waiting, desk, at):
    log_contact(ticket=waiting, reached=True, agreed_at=at + 5 * HOUR, by=desk, at=at)
    assert suggested(waiting, at=at).starts_at == at + 5 * HOUR


def test_a_quarter_is_its_own_mark(at):
    assert [next_mark(at), next_mark(at + timedelta(seconds=1))] == [at, at + timedelta(minutes=15)]


def test_a_lane_is_filled_without_gaps(taken, supervisor):
    lane = lanes(supervisor, DAY)[0]
    shown = [(cell.width, cell.job.visit.order_id if cell.job else None) for cell in lane.cells]
    free = [(4, None)]
    assert (shown, lane.load) == (2 * free + [(8, taken.pk)] + 10 * free, 25)


def test_a_job_of_another_day_is_not_on_the_board(taken, supervisor):
    assert [cell.width for cell in lanes(supervisor, DAY + timedelta(days=1))[0].cells] == [4] * 14


def test_the_other_region_sees_no_lane(taken, stranger):
    assert lanes(stranger, DAY) == []


def test_more_lanes_cost_no_more_queries(taken, supervisor, east, django_assert_num_queries):
    supervisor.scope  # noqa: B018 -- read once per request; what fills a day is read once per page
    with django_assert_num_queries(7):
        lanes(supervisor, DAY)
    make_technician(east, make_skill())
    make_technician(east, make_skill())
    with django_assert_num_queries(7):
        assert len(lanes(supervisor, DAY)) == 3


def test_a_signed_job_frees_the_time(order, at):
    assert Assignment.objects.get().live
    sign(order, at)
    assert not Assignment.objects.get().live


def gap(found) -> list[str]:
    """What is said about the one technician who may be sent."""
    return found[0].warnings if found[0].offered else ["not offered"]


@pytest.mark.requirement("DSP-18")
@pytest.mark.parametrize(
    ("starts", "said"),
    [
        (on_day(11, 59), ["路途时间不足"]),
        (on_day(12), []),
        (on_day(7), []),
        (on_day(7, 1), ["路途时间不足"]),
    ],
)
def test_less_than_the_journey_between_two_jobs_is_warned_of(taken, waiting, starts, said):
    assert gap(candidates(waiting, starts, starts + HOUR)) == said


def test_a_job_before_midnight_is_seen_from_the_next_day(make_ticket, waiting, tech, supervisor, at):
    late = Plan(on_day(22), on_day(23, 45))
    make_order(make_ticket(fault=True), tech, by=supervisor, at=at, planned=late)
    found = candidates(waiting, on_day(0) + timedelta(days=1), on_day(1) + timedelta(days=1))
    assert (gap(found), found[0].load) == (["路途时间不足"], 0)


def test_who_has_no_time_for_the_journey_comes_after_the_loaded(
    taken, make_ticket, waiting, east, supervisor, at
):
    loaded = make_technician(east, make_skill(), name="忙")
    long = Plan(on_day(15), on_day(20))
    make_order(make_ticket(fault=True), loaded, by=supervisor, at=at, planned=long)
    found = candidates(waiting, on_day(11), on_day(12))
    assert [one.technician for one in found] == [loaded, taken.technician]


def test_a_job_in_a_hurry_is_stored_all_the_same(taken, fault, tech, supervisor, at):
    order = make_order(fault, tech, by=supervisor, at=at, planned=Plan(on_day(11, 15), on_day(12)))
    assert Assignment.objects.get(visit__order=order).live
