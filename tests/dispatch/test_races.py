"""Two people at once, on two real connections: one wins, the other is told."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from dispatch.models import Assignment, Rating, WorkOrder
from dispatch.operations import signing
from dispatch.operations.approving import approve_and_dispatch
from dispatch.operations.dispatching import Sending, dispatch
from org.models import Approval
from tests.factories.dispatch import SIGNED, finish, plan

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts: Callable[[], Any]) -> list[str]:
    """Run all at the same moment; the names of what came out, sorted."""
    gate, outcomes = threading.Barrier(len(acts)), []

    def run(act: Callable[[], Any]) -> None:
        gate.wait(timeout=10)
        try:
            outcomes.append(type(act()).__name__)
        except Exception as error:
            outcomes.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return sorted(outcomes)


def test_of_two_approvals_one_wins(waiting, tech, supervisor, manager, at):
    sending = Sending(tech, plan(at))
    outcomes = together(
        *(
            lambda who=who: approve_and_dispatch(ticket=waiting, sending=sending, by=who, at=at)
            for who in (supervisor, manager)
        )
    )
    assert outcomes == ["Stale", "WorkOrder"]
    assert (WorkOrder.objects.count(), Approval.objects.get().decision) == (1, "approved")


def test_of_two_overlapping_jobs_for_one_person_one_is_stored(make_ticket, tech, supervisor, manager, at):
    first, second = make_ticket(fault=True), make_ticket(fault=True, phone="13812345679")
    outcomes = together(
        lambda: dispatch(ticket=first, sending=Sending(tech, plan(at)), by=supervisor, at=at),
        lambda: dispatch(
            ticket=second,
            sending=Sending(tech, plan(at, starts_in=timedelta(hours=3))),
            by=manager,
            at=at,
        ),
    )
    assert outcomes == ["Overlap", "WorkOrder"]
    assert (WorkOrder.objects.count(), Assignment.objects.live().count()) == (1, 1)


def test_a_closure_sent_twice_at_once_is_one_closure(order, at):
    job, key = finish(order, at), uuid4()
    by = job.technician.user
    outcomes = together(
        *(lambda: signing.close(order=job, closure=SIGNED, key=key, by=by, at=at) for _ in range(2))
    )
    assert (outcomes, Rating.objects.count()) == (["tuple", "tuple"], 1)
