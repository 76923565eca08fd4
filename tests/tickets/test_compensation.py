"""Money for customers: asked for, granted by tier, paid (CMP-18)."""

from datetime import datetime
from decimal import Decimal

import pytest

from org.enums import Post
from org.models import User
from org.operations.approvals import SamePerson
from tickets.models import Compensation, Ticket
from tickets.obstacles import open_money
from tickets.operations import compensation
from tickets.operations.errors import NotAllowed, Stale, TicketRefused


def ask(
    ticket: Ticket, by: User, at: datetime, amount: str = "200.00", kind: str = "complaint"
) -> Compensation:
    return compensation.ask(
        ticket=ticket, kind=kind, amount=Decimal(amount), words="两次未修好", by=by, at=at
    )


def codes(ticket: Ticket) -> list[str]:
    return [one.code for one in open_money(ticket, "archived")]


@pytest.mark.requirement("CMP-18")
@pytest.mark.parametrize(
    ("amount", "post"),
    [("500.00", Post.SUPERVISOR), ("500.01", Post.MANAGER), ("5000.01", Post.REGIONAL_HEAD)],
)
def test_compensation_is_routed_by_its_amount(
    amount: str, post: str, booking: Ticket, desk: User, at: datetime
) -> None:
    assert ask(booking, desk, at, amount).approval.post == post


@pytest.mark.requirement("CMP-18")
def test_a_supervisor_does_not_grant_more_than_the_own_tier(
    booking: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    row = ask(booking, desk, at, "500.01")
    with pytest.raises(NotAllowed):
        compensation.decide(compensation=row, approved=True, by=supervisor, at=at)
    row.refresh_from_db()
    assert (row.granted_at, row.is_waiting) == (None, True)


def test_granted_compensation_is_paid_once(
    booking: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    row = compensation.decide(compensation=ask(booking, desk, at), approved=True, by=supervisor, at=at)
    paid = compensation.pay(compensation=row, reference="P-17", by=supervisor, at=at)
    assert (paid.reference, paid.paid_at, codes(booking)) == ("P-17", at, [])
    with pytest.raises(Stale):
        compensation.pay(compensation=row, reference="P-18", by=supervisor, at=at)


def test_returned_compensation_is_not_paid(
    booking: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    row = compensation.decide(compensation=ask(booking, desk, at), approved=False, by=supervisor, at=at)
    with pytest.raises(Stale):
        compensation.pay(compensation=row, reference="P-17", by=supervisor, at=at)
    assert (row.granted_at, codes(booking)) == (None, [])


def test_it_is_decided_once(
    booking: Ticket, desk: User, supervisor: User, manager: User, at: datetime
) -> None:
    row = compensation.decide(compensation=ask(booking, desk, at), approved=True, by=supervisor, at=at)
    with pytest.raises(Stale):
        compensation.decide(compensation=row, approved=False, by=manager, at=at)


def test_nobody_grants_the_own_request(booking: Ticket, manager: User, at: datetime) -> None:
    with pytest.raises(SamePerson):
        compensation.decide(compensation=ask(booking, manager, at), approved=True, by=manager, at=at)


def test_what_is_open_keeps_a_ticket_from_the_archive(
    booking: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    row = ask(booking, desk, at)
    before = codes(booking)
    compensation.decide(compensation=row, approved=True, by=supervisor, at=at)
    assert (before, codes(booking)) == (["compensation_waiting"], ["compensation_unpaid"])


@pytest.mark.parametrize(("amount", "kind"), [("0", "complaint"), ("5", "damage"), ("5", "gift")])
def test_what_makes_no_sense_is_refused(
    amount: str, kind: str, booking: Ticket, desk: User, at: datetime
) -> None:
    with pytest.raises(TicketRefused):
        ask(booking, desk, at, amount, kind)
    assert Compensation.objects.count() == 0
