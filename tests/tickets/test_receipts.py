"""Fees agreed, collected and receipted (TKT-32)."""

from datetime import datetime
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection

from core.models import AppendOnlyError
from org.models import Unit, User
from tests.factories.tickets import make_ticket
from tickets.models import ChargeCategory, Receipt, Ticket
from tickets.obstacles import open_money
from tickets.operations import lifecycle, receipts
from tickets.operations.errors import Blocked, TicketRefused
from tickets.operations.hotline.charges import charge, install
from tickets.queries.fees import balance


@pytest.fixture
def owing(east: Unit, desk: User, supervisor: User, at: datetime) -> Ticket:
    """A ticket that is done but for its fee of 120.00."""
    install()
    ticket = make_ticket(east, by=desk, at=at, solved_by_phone=True)
    paid = ChargeCategory.objects.get(code="paid")
    charge(ticket=ticket, category=paid, amount=Decimal(120), by=supervisor, at=at)
    return ticket


def receive(ticket: Ticket, amount: str, by: User, at: datetime) -> Receipt:
    return receipts.receive(ticket=ticket, amount=Decimal(amount), method="cash", by=by, at=at)


@pytest.mark.requirement("TKT-32")
def test_a_fee_of_120_with_receipts_of_100_is_not_archived(
    owing: Ticket, supervisor: User, at: datetime
) -> None:
    receive(owing, "100.00", supervisor, at)
    with pytest.raises(Blocked) as refused:
        lifecycle.archive(ticket=owing, by=supervisor, at=at)
    assert [one.code for one in refused.value.blocks] == ["fee_open"]
    assert Ticket.objects.get(pk=owing.pk).status == "phone_resolved"


@pytest.mark.requirement("TKT-32")
def test_with_receipts_of_120_it_is(owing: Ticket, supervisor: User, at: datetime) -> None:
    for amount in ("100.00", "20.00"):
        receive(owing, amount, supervisor, at)
    assert lifecycle.archive(ticket=owing, by=supervisor, at=at).status == "archived"


def test_receipts_are_numbered(owing: Ticket, supervisor: User, at: datetime) -> None:
    made = [receive(owing, amount, supervisor, at).number for amount in ("100.00", "20.00")]
    assert made == ["RC-2026-000001", "RC-2026-000002"]


def test_nobody_collects_more_than_is_owed(owing: Ticket, supervisor: User, at: datetime) -> None:
    with pytest.raises(TicketRefused):
        receive(owing, "120.01", supervisor, at)
    assert Receipt.objects.count() == 0


def test_a_mistake_is_corrected_by_a_counter_entry(owing: Ticket, supervisor: User, at: datetime) -> None:
    wrong = receive(owing, "100.00", supervisor, at)
    row = receipts.correct(receipt=wrong, note="记错", by=supervisor, at=at)
    assert (row.amount, row.corrects, balance(owing).received) == (Decimal("-100.00"), wrong, Decimal(0))
    assert Receipt.objects.count() == 2


@pytest.mark.parametrize("amount", ["100.01", "0", "-5"])
def test_no_more_is_corrected_than_is_left(
    amount: str, owing: Ticket, supervisor: User, at: datetime
) -> None:
    wrong = receive(owing, "100.00", supervisor, at)
    with pytest.raises(TicketRefused):
        receipts.correct(receipt=wrong, amount=Decimal(amount), note="记错", by=supervisor, at=at)
    assert Receipt.objects.count() == 1


def test_a_correction_is_not_corrected(owing: Ticket, supervisor: User, at: datetime) -> None:
    row = receipts.correct(receipt=receive(owing, "9", supervisor, at), note="记错", by=supervisor, at=at)
    with pytest.raises(TicketRefused):
        receipts.correct(receipt=row, note="又错", by=supervisor, at=at)


def test_received_too_much_is_corrected_first(owing: Ticket, supervisor: User, at: datetime) -> None:
    receive(owing, "120.00", supervisor, at)
    paid = ChargeCategory.objects.get(code="paid")
    charge(ticket=owing, category=paid, amount=Decimal(-20), by=supervisor, at=at)
    assert [one.code for one in open_money(owing, "archived")] == ["fee_open"]


def test_money_that_was_received_goes_back_before_a_cancellation(
    booking: Ticket, supervisor: User, at: datetime
) -> None:
    install()
    paid = ChargeCategory.objects.get(code="paid")
    charge(ticket=booking, category=paid, amount=Decimal(120), by=supervisor, at=at)
    held = receive(booking, "100.00", supervisor, at)
    before = [one.code for one in open_money(booking, "cancelled")]
    receipts.correct(receipt=held, note="退款", by=supervisor, at=at)
    assert (before, open_money(booking, "cancelled")) == (["fee_received"], [])


def test_what_a_contract_pays_needs_no_receipt(booking: Ticket, supervisor: User, at: datetime) -> None:
    install()
    contract = ChargeCategory.objects.get(code="contract")
    charge(ticket=booking, category=contract, amount=Decimal(300), by=supervisor, at=at)
    assert (balance(booking).fee, open_money(booking, "archived")) == (Decimal(0), [])


def test_receipts_are_written_once(owing: Ticket, supervisor: User, at: datetime) -> None:
    row = receive(owing, "9.00", supervisor, at)
    with pytest.raises(AppendOnlyError):
        row.save()
    with pytest.raises(DatabaseError, match="written once"), connection.cursor() as cursor:
        cursor.execute("UPDATE tickets_receipt SET amount = 1")


def test_nothing_is_charged_after_the_archive(owing: Ticket, supervisor: User, at: datetime) -> None:
    receive(owing, "120.00", supervisor, at)
    lifecycle.archive(ticket=owing, by=supervisor, at=at)
    paid = ChargeCategory.objects.get(code="paid")
    with pytest.raises(TicketRefused):
        charge(ticket=owing, category=paid, amount=Decimal(5), by=supervisor, at=at)
    assert balance(owing).open == Decimal(0)
