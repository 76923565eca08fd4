"""Approvals: one asks, another decides, once."""

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction

from core.models import Event, Stream
from org.models import Approval, User
from org.operations.approvals import AlreadyDecided, SamePerson, ask, decide, withdraw
from tests.factories.core import make_stream
from tests.factories.org import make_user


@pytest.fixture
def stream(db: None) -> Stream:
    return make_stream()


@pytest.fixture
def asked(stream: Stream, desk: User, at: datetime) -> Approval:
    return ask(stream=stream, kind="pause", by=desk, at=at, reason="客户改约")


def test_asking_is_recorded(asked: Approval, desk: User) -> None:
    event = Event.objects.get(stream=asked.stream_id)
    assert (event.name, event.actor_id, event.facts) == (
        "approval.asked",
        desk.pk,
        {"kind": "pause", "approval": asked.pk},
    )


def test_asking_twice_is_one_request(asked: Approval, stream: Stream, desk: User, at: datetime) -> None:
    again = ask(stream=stream, kind="pause", by=desk, at=at)
    assert (again.pk, Approval.objects.count(), Event.objects.count()) == (asked.pk, 1, 1)


def test_another_subject_is_another_request(
    asked: Approval, stream: Stream, desk: User, at: datetime
) -> None:
    assert ask(stream=stream, kind="pause", subject="clock 2", by=desk, at=at).pk != asked.pk


@pytest.mark.parametrize(("approved", "decision"), [(True, "approved"), (False, "returned")])
def test_deciding(asked: Approval, supervisor: User, at: datetime, approved: bool, decision: str) -> None:
    decide(approval=asked, by=supervisor, at=at, approved=approved, note="已核实")
    asked.refresh_from_db()
    assert (asked.decision, asked.decider, asked.decided_at, asked.note) == (
        decision,
        supervisor,
        at,
        "已核实",
    )


def test_the_applicant_cannot_approve(asked: Approval, desk: User, at: datetime) -> None:
    with pytest.raises(SamePerson):
        decide(approval=asked, by=desk, at=at, approved=True)
    asked.refresh_from_db()
    assert (asked.decision, Event.objects.filter(name="approval.decided").count()) == ("", 0)


def test_the_database_refuses_it_too(asked: Approval, desk: User, at: datetime) -> None:
    with pytest.raises(IntegrityError, match="approval_by_another_person"), transaction.atomic():
        Approval.objects.filter(pk=asked.pk).update(decision="approved", decider=desk, decided_at=at)


def test_a_decision_stands(asked: Approval, supervisor: User, at: datetime) -> None:
    decide(approval=asked, by=supervisor, at=at, approved=True)
    with pytest.raises(AlreadyDecided):
        decide(approval=asked, by=make_user("second"), at=at, approved=False)
    asked.refresh_from_db()
    assert (asked.decision, asked.decider) == ("approved", supervisor)


def test_the_applicant_may_withdraw(asked: Approval, desk: User, at: datetime) -> None:
    withdraw(approval=asked, by=desk, at=at)
    asked.refresh_from_db()
    assert (asked.decision, asked.decider) == ("withdrawn", desk)


def test_a_withdrawn_request_cannot_be_approved(
    asked: Approval, desk: User, supervisor: User, at: datetime
) -> None:
    withdraw(approval=asked, by=desk, at=at)
    with pytest.raises(AlreadyDecided):
        decide(approval=asked, by=supervisor, at=at, approved=True)
    asked.refresh_from_db()
    assert asked.decision == "withdrawn"
