"""Faults that are owned up to, complaints past their reply clock, and damage at the customer's."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from org.enums import Post
from org.models import Approval, User
from tests.factories.tickets import established, handled
from tickets.models import Compensation, Damage, Redress, Ticket
from tickets.operations import compensation, complaints, lifecycle, redress
from tickets.operations.errors import Blocked, TicketRefused
from tickets.queries.redress import needs_soothing

SECOND = timedelta(seconds=1)


@pytest.fixture
def founded(complaint: Ticket, supervisor: User, at: datetime) -> Ticket:
    """A complaint that was found true."""
    return handled(complaint, severity="general", by=supervisor, at=at)


def granted(ticket: Ticket, asker: User, by: User, at: datetime, kind: str = "complaint") -> Compensation:
    row = compensation.ask(ticket=ticket, kind=kind, amount=Decimal(100), words="两次未修好", by=asker, at=at)
    return compensation.decide(compensation=row, approved=True, by=by, at=at)


def confirmed(ticket: Ticket) -> bool:
    ticket.complaint.refresh_from_db()
    return ticket.complaint.fault_confirmed_at is not None


@pytest.mark.requirement("CMP-15")
def test_a_fault_is_not_confirmed_with_empty_hands(founded: Ticket, supervisor: User, at: datetime) -> None:
    with pytest.raises(TicketRefused):
        redress.confirm_fault(ticket=founded, by=supervisor, at=at)
    assert confirmed(founded) is False


@pytest.mark.requirement("CMP-15")
def test_an_apology_lets_it_be_confirmed(founded: Ticket, supervisor: User, at: datetime) -> None:
    redress.confirm_fault(ticket=founded, by=supervisor, at=at, apology="登门致歉")
    assert (confirmed(founded), Redress.objects.get().words) == (True, "登门致歉")


@pytest.mark.requirement("CMP-15")
def test_so_does_compensation(founded: Ticket, desk: User, supervisor: User, at: datetime) -> None:
    granted(founded, desk, supervisor, at)
    redress.confirm_fault(ticket=founded, by=supervisor, at=at)
    assert (confirmed(founded), Redress.objects.count()) == (True, 0)


@pytest.mark.requirement("CMP-15")
def test_compensation_that_only_waits_does_not(
    founded: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    compensation.ask(ticket=founded, kind="complaint", amount=Decimal(100), words="赔付", by=desk, at=at)
    with pytest.raises(TicketRefused):
        redress.confirm_fault(ticket=founded, by=supervisor, at=at)
    assert confirmed(founded) is False


def test_an_explanation_is_no_apology(founded: Ticket, supervisor: User, at: datetime) -> None:
    redress.note_redress(ticket=founded, kind="explanation", words="缺件", by=supervisor, at=at)
    with pytest.raises(TicketRefused):
        redress.confirm_fault(ticket=founded, by=supervisor, at=at)


def test_an_unfounded_complaint_has_no_fault(complaint: Ticket, supervisor: User, at: datetime) -> None:
    handled(complaint, severity="general", by=supervisor, at=at, founded=False)
    with pytest.raises(TicketRefused):
        redress.confirm_fault(ticket=complaint, by=supervisor, at=at, apology="抱歉")
    assert Redress.objects.count() == 0


@pytest.fixture
def late(founded: Ticket) -> datetime:
    """Just past the reply clock of the complaint."""
    return reply_due(founded) + SECOND


def reply_due(ticket: Ticket) -> datetime:
    due = ticket.stream.clocks.get(kind="reply").due_at
    assert due is not None
    return due


@pytest.mark.requirement("CMP-16")
def test_past_the_reply_clock_one_measure_is_needed(
    founded: Ticket, supervisor: User, late: datetime
) -> None:
    established(founded, by=supervisor, at=late)
    with pytest.raises(Blocked) as refused:
        complaints.propose_closure(ticket=founded, outcome="已修", cause="缺件", by=supervisor, at=late)
    assert [one.code for one in refused.value.blocks] == ["unsoothed"]


@pytest.mark.requirement("CMP-16")
def test_nor_is_it_settled_by_phone(founded: Ticket, supervisor: User, late: datetime) -> None:
    with pytest.raises(Blocked) as refused:
        lifecycle.resolve_by_phone(ticket=founded, by=supervisor, at=late)
    assert ([one.code for one in refused.value.blocks], founded.is_open) == (["unsoothed"], True)


@pytest.mark.requirement("CMP-16")
@pytest.mark.parametrize("kind", ["explanation", "substitute", "soothing"])
def test_words_help_and_comfort_do(kind: str, founded: Ticket, supervisor: User, late: datetime) -> None:
    redress.note_redress(ticket=founded, kind=kind, words="备用机已送", by=supervisor, at=late)
    established(founded, by=supervisor, at=late)
    complaints.propose_closure(ticket=founded, outcome="已修", cause="缺件", by=supervisor, at=late)
    founded.complaint.refresh_from_db()
    assert (founded.complaint.stage, needs_soothing(founded, at=late)) == ("closure_proposed", False)


@pytest.mark.requirement("CMP-16")
def test_interim_compensation_does(founded: Ticket, desk: User, supervisor: User, late: datetime) -> None:
    granted(founded, desk, supervisor, late, kind="interim")
    assert needs_soothing(founded, at=late) is False


def test_an_apology_alone_does_not(founded: Ticket, supervisor: User, late: datetime) -> None:
    redress.note_redress(ticket=founded, kind="apology", words="抱歉", by=supervisor, at=late)
    assert needs_soothing(founded, at=late) is True


def test_up_to_the_reply_clock_nothing_is_asked(founded: Ticket) -> None:
    assert needs_soothing(founded, at=reply_due(founded)) is False


def test_a_booking_is_never_soothed(booking: Ticket, at: datetime) -> None:
    assert needs_soothing(booking, at=at + timedelta(days=60)) is False


BROKEN: dict[str, Any] = {
    "thing": "茶几",
    "words": "划伤一道",
    "amount": Decimal("620.005"),
    "apology": "当面致歉",
}


@pytest.mark.requirement("TKT-31")
def test_damage_makes_an_apology_and_a_claim(booking: Ticket, desk: User, at: datetime) -> None:
    row = redress.record_damage(ticket=booking, broken=redress.Broken(**BROKEN), by=desk, at=at)
    said, claim, asked = (
        Redress.objects.get(),
        Compensation.objects.get(),
        Approval.objects.get(kind="compensation"),
    )
    assert (said.kind, said.words, said.damage) == ("apology", "当面致歉", row)
    assert (claim.amount, claim.kind, claim.damage) == (Decimal("620.01"), "damage", row)
    assert (claim.approval, asked.post, asked.amount) == (asked, Post.MANAGER, Decimal("620.01"))


@pytest.mark.parametrize("empty", ["thing", "words", "apology"])
def test_half_a_damage_is_not_recorded(empty: str, booking: Ticket, desk: User, at: datetime) -> None:
    broken = redress.Broken(**(BROKEN | {empty: " "}))
    with pytest.raises(TicketRefused):
        redress.record_damage(ticket=booking, broken=broken, by=desk, at=at)
    assert (Damage.objects.count(), Redress.objects.count(), Compensation.objects.count()) == (0, 0, 0)
