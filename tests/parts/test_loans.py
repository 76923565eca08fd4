"""Loans: the slip, the serials, the date, and coming back."""

from datetime import date, datetime, timedelta

import pytest

from notifications.models import Message
from org.models import User
from parts.models import Loan, StandbyUnit
from parts.operations.errors import PartsRefused, Stale
from parts.operations.loans import Terms, extend, lend, take_back
from parts.operations.overdue import watch_loans
from parts.queries.loans import open_loans
from tests.factories.parts import make_loan
from tickets.models import Ticket

DAY = timedelta(days=1)


def test_slip_serials_and_date_are_kept(
    ticket: Ticket, unit: StandbyUnit, manager: User, at: datetime
) -> None:
    loan = make_loan(unit, ticket, by=manager, at=at)
    unit.refresh_from_db()
    assert (loan.number, loan.unit.serial, loan.due_back_on) == ("LS-2026-000001", "BY-A", date(2026, 3, 25))
    assert (unit.state, open_loans(ticket.pk)) == ("lent", [loan])


@pytest.mark.parametrize(
    ("terms", "words"), [(Terms(date(2026, 3, 9), "好"), "早于"), (Terms(date(2026, 3, 10), " "), "状况")]
)
def test_a_slip_needs_a_day_to_come_and_a_condition(
    terms: Terms, words: str, ticket: Ticket, unit: StandbyUnit, manager: User, at: datetime
) -> None:
    with pytest.raises(PartsRefused, match=words):
        lend(unit=unit, stream=ticket.stream, customer=ticket.customer, terms=terms, by=manager, at=at)
    assert Loan.objects.count() == 0


def test_lent_once(ticket: Ticket, unit: StandbyUnit, manager: User, at: datetime) -> None:
    make_loan(unit, ticket, by=manager, at=at)
    with pytest.raises(Stale):
        make_loan(unit, ticket, by=manager, at=at)


def test_back_in_its_depot(ticket: Ticket, unit: StandbyUnit, manager: User, at: datetime) -> None:
    loan = make_loan(unit, ticket, by=manager, at=at)
    back = take_back(loan=loan, condition="完好", by=manager, at=at + DAY)
    unit.refresh_from_db()
    assert (back.returned_to, back.returned_by, unit.state) == (unit.depot, manager, "in_stock")
    with pytest.raises(Stale):
        take_back(loan=loan, condition="完好", by=manager, at=at + DAY)


def test_overdue_is_told_once_on_the_day_after(
    ticket: Ticket, unit: StandbyUnit, manager: User, supervisor: User, at: datetime
) -> None:
    loan = make_loan(unit, ticket, by=manager, at=at, days=1)
    assert watch_loans(at=at + DAY) == 0
    assert (watch_loans(at=at + 2 * DAY), watch_loans(at=at + 3 * DAY)) == (1, 0)
    told = Message.objects.filter(cause__startswith=f"loan:{loan.number}:overdue", channel="inbox")
    assert set(told.values_list("recipient", flat=True)) == {supervisor.pk, manager.pk}


def test_a_longer_loan_is_told_again_when_it_passes(
    ticket: Ticket, unit: StandbyUnit, manager: User, supervisor: User, at: datetime
) -> None:
    loan = make_loan(unit, ticket, by=manager, at=at, days=0)
    watch_loans(at=at + DAY)
    extend(loan=loan, due_back_on=date(2026, 3, 12), by=manager, at=at + DAY)
    assert (watch_loans(at=at + 2 * DAY), watch_loans(at=at + 3 * DAY)) == (0, 1)


def test_what_came_back_is_never_told(ticket: Ticket, unit: StandbyUnit, manager: User, at: datetime) -> None:
    take_back(loan=make_loan(unit, ticket, by=manager, at=at, days=0), condition="好", by=manager, at=at)
    assert watch_loans(at=at + DAY) == 0
