"""Whatever is tried in whatever order, order and ticket agree."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction

from dispatch.enums import Preparation
from dispatch.errors import DispatchRefused
from dispatch.models import WorkOrder
from dispatch.operations import closing, dispatching, onsite, preparing, signing, visits
from dispatch.operations.dispatching import Sending
from dispatch.transitions import LIVE, MOVES, TICKET_STATUS
from tests.factories.dispatch import (
    OUTCOME,
    RATINGS,
    REFUSED,
    REPAIR,
    SIGNED,
    TRIP,
    make_skill,
    make_technician,
    plan,
)
from tickets import transitions as tickets
from tickets.models import Ticket
from tickets.operations.errors import TicketRefused

UNSATISFIED = replace(SIGNED, ratings=replace(RATINGS, time="unsatisfied"))
FOUND = onsite.Found("王建国", "电容鼓包", "更换电容")
Act = Callable[[WorkOrder, Any, datetime], Any]

ACTS: list[Act] = [
    lambda order, by, at: preparing.accept(order=order, by=by, at=at),
    lambda order, by, at: preparing.contact(
        order=order, spoken=preparing.Spoken(reached=True, agreed_at=at + timedelta(hours=2)), by=by, at=at
    ),
    lambda order, by, at: preparing.fill_ledger(order=order, matter="检修", by=by, at=at),
    lambda order, by, at: preparing.tick(order=order, items=Preparation.values, by=by, at=at),
    lambda order, by, at: preparing.depart(order=order, by=by, at=at),
    lambda order, by, at: onsite.arrive(order=order, by=by, at=at),
    lambda order, by, at: onsite.note_findings(order=order, found=FOUND, by=by, at=at),
    lambda order, by, at: closing.file_repair(order=order, repair=REPAIR, by=by, at=at),
    lambda order, by, at: closing.finish_work(order=order, outcome=OUTCOME, by=by, at=at),
    lambda order, by, at: signing.close(order=order, closure=SIGNED, key=uuid4(), by=by, at=at),
    lambda order, by, at: signing.close(order=order, closure=UNSATISFIED, key=uuid4(), by=by, at=at),
    lambda order, by, at: signing.close(order=order, closure=REFUSED, key=uuid4(), by=by, at=at),
    lambda order, by, at: closing.check_out(order=order, by=by, at=at),
    lambda order, by, at: closing.record(order=order, content="已更换", trip=TRIP, by=by, at=at),
    lambda order, by, at: dispatching.decline(order=order, reason="生病", by=by, at=at),
    lambda order, by, at: visits.end_visit(
        order=order,
        outcome="nobody_home",
        note="敲门无人",
        next_plan=plan(at, starts_in=timedelta(days=1)),
        by=by,
        at=at,
    ),
    lambda order, by, at: visits.step_out(order=order, reason="meal", told=True, by=by, at=at),
    lambda order, by, at: visits.step_in(order=order, by=by, at=at),
]


def try_one(act: Act, order: WorkOrder, by: Any, at: datetime) -> bool:
    try:
        with transaction.atomic():
            act(order, by, at)
    except (DispatchRefused, TicketRefused):
        return False
    return True


def agrees(ticket_pk: int) -> bool:
    """A live order leads its ticket; without one the last order's end says where the ticket stands."""
    ticket = Ticket.objects.get(pk=ticket_pk)
    orders = list(WorkOrder.objects.filter(ticket=ticket).order_by("pk"))
    live = [order for order in orders if order.status in LIVE]
    return len(live) <= 1 and ticket.status == TICKET_STATUS[(live or orders[-1:])[0].status]


@pytest.mark.parametrize("seed", range(6))
def test_order_and_ticket_agree_on_every_walk(seed, approved, tech, supervisor, east, at):
    chance = random.Random(seed)
    people = [tech, make_technician(east, make_skill())]
    sending = Sending(chance.choice(people), plan(at))
    order = dispatching.dispatch(ticket=approved, sending=sending, by=supervisor, at=at)
    done = 0
    for step in range(40):
        moment = at + timedelta(minutes=step)
        order = WorkOrder.objects.select_related("technician__user").get(pk=order.pk)
        if order.status not in LIVE:
            if TICKET_STATUS[order.status] != "approved":
                break
            sending = Sending(chance.choice(people), plan(moment))
            order = dispatching.dispatch(ticket=approved, sending=sending, by=supervisor, at=moment)
        # The next useful step is twice as likely as any other, so that walks get somewhere.
        useful = ACTS if chance.random() < 0.5 else ACTS[:14]
        done += try_one(chance.choice(useful), order, order.technician.user, moment)
        assert agrees(approved.pk)
    assert done > 0


def test_every_state_has_its_ticket_status():
    assert set(TICKET_STATUS) == set(MOVES)


def test_every_move_of_an_order_is_an_edge_of_the_ticket():
    moves = {(TICKET_STATUS[before], TICKET_STATUS[after]) for before in MOVES for after in MOVES[before]}
    assert {(old, to) for old, to in moves if to not in tickets.EDGES[old]} == set()
