"""The graph of TKT-01 holds whatever people try."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import transaction

from core.models import Event
from org.models import User
from org.operations.approvals import ApprovalRefused
from tickets.enums import Status
from tickets.models import Ticket
from tickets.operations import lifecycle
from tickets.operations.errors import TicketRefused, WrongMove
from tickets.operations.moving import move
from tickets.transitions import CLOSED, EDGES, IN_HAND, may_move


def put(ticket: Ticket, status: str, technician: User, at: datetime) -> Ticket:
    """Set the stage for a move, past the writer."""
    assignee = technician if status in IN_HAND else None
    closed_at = at if status in CLOSED else None
    Ticket.objects.filter(pk=ticket.pk).update(status=status, closed_at=closed_at, assignee=assignee)
    return Ticket.objects.get(pk=ticket.pk)


def test_every_state_has_its_edges() -> None:
    assert set(EDGES) == set(Status.values)


@pytest.mark.requirement("TKT-01")
@pytest.mark.parametrize("old", Status.values)
def test_moves_outside_the_graph_are_refused_and_not_stored(
    old: str, booking: Ticket, technician: User, supervisor: User, at: datetime
) -> None:
    ticket = put(booking, old, technician, at)
    events = Event.objects.count()
    for to in set(Status.values) - EDGES[old]:
        with pytest.raises(WrongMove), transaction.atomic():
            move(ticket, to, by=supervisor, at=at)
    assert Ticket.objects.get(pk=ticket.pk).status == old
    assert Event.objects.count() == events


def test_only_faults_go_straight_to_dispatched() -> None:
    assert may_move("registered", "dispatched") is False
    assert may_move("registered", "dispatched", dispatch_at_once=True) is True


def verbs(technician: User, supervisor: User, manager: User) -> list[Callable[..., Any]]:
    """What anybody may try on a ticket."""

    def follow(to: str) -> Callable[..., Any]:
        return lambda **given: lifecycle.follow(to=to, assignee=technician, by=manager, **given)

    return [
        lambda **given: lifecycle.request_approval(by=manager, **given),
        lambda **given: lifecycle.approve(by=supervisor, **given),
        lambda **given: lifecycle.return_for_correction(by=supervisor, reason="资料不全", **given),
        lambda **given: lifecycle.resolve_by_phone(by=manager, breach_reason="other", **given),
        lambda **given: lifecycle.mark_followed_up(by=manager, **given),
        lambda **given: lifecycle.archive(by=supervisor, breach_reason="other", **given),
        lambda **given: lifecycle.reopen(by=manager, reason="再次出现", **given),
        *map(follow, Status.values),
    ]


@pytest.mark.requirement("TKT-01")
@pytest.mark.parametrize("seed", range(4))
def test_random_walk_never_leaves_the_graph(
    seed: int, fault: Ticket, technician: User, supervisor: User, manager: User, at: datetime
) -> None:
    dice = Random(seed)
    tried = verbs(technician, supervisor, manager)
    status, walked = fault.status, set()
    for step in range(150):
        try:
            dice.choice(tried)(ticket=fault, at=at + timedelta(minutes=step))
        except (TicketRefused, ApprovalRefused):
            assert Ticket.objects.get(pk=fault.pk).status == status
            continue
        now = Ticket.objects.get(pk=fault.pk).status
        assert now == status or now in EDGES[status]
        status = now
        walked.add(now)
    assert len(walked) >= 3
