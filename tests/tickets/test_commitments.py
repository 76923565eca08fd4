"""Promises by whoever may, requests by everybody else (INT-29)."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.outbox import deliver_due
from notifications.models import Message
from org.models import Approval, User
from org.operations.approvals import SamePerson
from tickets import presenters
from tickets.models import Commitment, Ticket
from tickets.operations import commitments
from tickets.operations.errors import NotAllowed, Stale, TicketRefused

DAY = timedelta(days=1)
MONEY: dict[str, Any] = {"kind": "money", "amount": Decimal("200.00"), "words": "补偿上门费"}


def time_promise(at: datetime) -> dict[str, Any]:
    return {"kind": "time", "promised_at": at + DAY, "words": "明天修好"}


@pytest.mark.requirement("INT-29")
@pytest.mark.parametrize("kind", ["time", "money"])
def test_without_the_right_no_commitment_is_saved(
    kind: str, booking: Ticket, desk: User, at: datetime
) -> None:
    promise = MONEY if kind == "money" else time_promise(at)
    with pytest.raises(NotAllowed):
        commitments.commit(ticket=booking, by=desk, at=at, **promise)
    assert Commitment.objects.count() == 0


@pytest.mark.requirement("INT-29")
@pytest.mark.parametrize("kind", ["time", "money"])
def test_with_the_right_it_is_saved(kind: str, booking: Ticket, supervisor: User, at: datetime) -> None:
    promise = MONEY if kind == "money" else time_promise(at)
    commitments.commit(ticket=booking, by=supervisor, at=at, **promise)
    row = Commitment.objects.get()
    assert (row.kind, row.made_by, row.made_at) == (kind, supervisor, at)


@pytest.mark.requirement("INT-29")
def test_others_create_a_request(booking: Ticket, desk: User, supervisor: User, at: datetime) -> None:
    commitments.ask_commitment(ticket=booking, by=desk, at=at, **MONEY)
    row, waiting = Commitment.objects.get(), Approval.objects.get(kind="commitment")
    assert (row.is_made, waiting.asker, waiting.amount) == (False, desk, Decimal("200.00"))
    while deliver_due(at=at, limit=100):
        pass
    told = Message.objects.filter(cause__contains=f"approval:{waiting.pk}", channel="inbox")
    assert [message.recipient for message in told] == [supervisor]


def test_an_approved_request_becomes_the_promise_of_the_decider(
    booking: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    commitments.ask_commitment(ticket=booking, by=desk, at=at, **MONEY)
    commitments.decide_commitment(ticket=booking, approved=True, by=supervisor, at=at)
    row = Commitment.objects.get()
    assert (row.made_by, row.asked_by) == (supervisor, desk)
    with pytest.raises(Stale):
        commitments.decide_commitment(ticket=booking, approved=True, by=supervisor, at=at)


def test_a_returned_request_promises_nothing(
    booking: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    commitments.ask_commitment(ticket=booking, by=desk, at=at, **MONEY)
    commitments.decide_commitment(ticket=booking, approved=False, by=supervisor, at=at)
    assert (Commitment.objects.get().is_made, Approval.objects.get(kind="commitment").decision) == (
        False,
        "returned",
    )


def test_nobody_approves_the_own_request(booking: Ticket, supervisor: User, at: datetime) -> None:
    commitments.ask_commitment(ticket=booking, by=supervisor, at=at, **MONEY)
    with pytest.raises(SamePerson):
        commitments.decide_commitment(ticket=booking, approved=True, by=supervisor, at=at)
    assert Commitment.objects.get().is_made is False


@pytest.mark.parametrize(
    ("amount", "supervisor_may", "manager_may", "head_may"),
    [
        ("500.00", True, True, True),
        ("500.01", False, True, True),
        ("5000.00", False, True, True),
        ("5000.01", False, False, True),
    ],
)
def test_amounts_have_tiers(
    amount: str,
    supervisor_may: bool,
    manager_may: bool,
    head_may: bool,
    booking: Ticket,
    supervisor: User,
    manager: User,
    head: User,
    at: datetime,
) -> None:
    may = {supervisor: supervisor_may, manager: manager_may, head: head_may}
    for person, allowed in may.items():
        promise = MONEY | {"amount": Decimal(amount)}
        if allowed:
            commitments.commit(ticket=booking, by=person, at=at, **promise)
        else:
            with pytest.raises(NotAllowed):
                commitments.commit(ticket=booking, by=person, at=at, **promise)
    assert {row.made_by for row in Commitment.objects.all()} == {
        one for one, allowed in may.items() if allowed
    }


def test_a_second_request_waits_for_the_first(booking: Ticket, desk: User, at: datetime) -> None:
    commitments.ask_commitment(ticket=booking, by=desk, at=at, **MONEY)
    with pytest.raises(TicketRefused):
        commitments.ask_commitment(ticket=booking, by=desk, at=at, **MONEY)


@pytest.mark.parametrize(
    "promise",
    [{"kind": "money"}, {"kind": "time"}, {"kind": "cover"}, {"kind": "money", "amount": Decimal(0)}],
)
def test_a_promise_needs_its_amount_or_time(
    promise: dict[str, Any], booking: Ticket, supervisor: User, at: datetime
) -> None:
    with pytest.raises(TicketRefused):
        commitments.commit(ticket=booking, words="x", by=supervisor, at=at, **promise)
    assert Commitment.objects.count() == 0


def test_months_of_warranty_are_promised_and_told(booking: Ticket, supervisor: User, at: datetime) -> None:
    commitments.commit(ticket=booking, kind="cover", months=24, words="质保两年", by=supervisor, at=at)
    row = Commitment.objects.get()
    assert (row.months, row.amount, row.promised_at, row.is_made) == (24, None, None, True)
    facts = booking.stream.events.get(name="ticket.commitment_made").facts
    assert presenters.commitment_made(facts) == "对客户承诺：质保期 24 个月"
