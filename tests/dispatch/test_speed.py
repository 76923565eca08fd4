"""How fast a named person is found."""

from datetime import timedelta

import pytest

from dispatch.models import WorkOrder
from dispatch.queries.queue import queue
from dispatch.queries.speed import assignment_speed
from tests.factories.dispatch import make_order, plan
from tickets.models import Ticket

MINUTE = timedelta(minutes=1)


@pytest.fixture
def assigned(make_ticket, tech, supervisor, at):
    """Makes a fault that was assigned after so many minutes."""
    made: list[WorkOrder] = []

    def make(minutes: int) -> Ticket:
        ticket = make_ticket(fault=True)
        moment = at + minutes * MINUTE
        planned = plan(moment, starts_in=timedelta(days=len(made) + 1))
        made.append(make_order(ticket, tech, by=supervisor, at=moment, planned=planned))
        return ticket

    return make


@pytest.mark.requirement("DSP-05")
def test_the_median_is_reported_and_more_than_two_hours_are_flagged(assigned, at):
    for minutes in (10, 120):
        assigned(minutes)
    slow = assigned(121)
    found = assignment_speed(Ticket.objects.all(), at=at)
    assert (found.median, found.assigned, found.flagged) == (120 * MINUTE, 3, [slow.pk])


@pytest.mark.requirement("DSP-05")
def test_who_still_waits_is_flagged_after_two_hours(waiting, at):
    soon = assignment_speed(Ticket.objects.all(), at=at + 120 * MINUTE)
    later = assignment_speed(Ticket.objects.all(), at=at + 121 * MINUTE)
    assert (soon.flagged, later.flagged, later.median) == ([], [waiting.pk], None)


def test_the_queue_shows_the_flag(waiting, supervisor, at):
    shown = [queue(supervisor, at=at + minutes * MINUTE).items[0].slow for minutes in (120, 121)]
    assert shown == [False, True]
