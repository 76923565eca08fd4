"""Several people at the same instant."""

from datetime import datetime

import pytest

from customers.models import Customer
from org.models import Unit, User
from tests.factories.tickets import make_form
from tests.races import race
from tickets.models import Ticket
from tickets.operations import lifecycle
from tickets.operations.errors import TicketRefused
from tickets.operations.intake import register

pytestmark = pytest.mark.django_db(transaction=True)


def test_four_calls_from_one_number(east: Unit, desk: User, supervisor: User, at: datetime) -> None:
    form = make_form(east, serial="AC-1", address="上海市中山路1号")
    made = race(*(lambda: register(form=form, by=desk, at=at) for _ in range(4)))
    assert sorted(ticket.number for ticket in made) == [f"TK-2026-00000{number}" for number in range(1, 5)]
    assert Customer.objects.count() == 1


def test_approved_and_cancelled_at_once(
    booking: Ticket, supervisor: User, manager: User, at: datetime
) -> None:
    results = race(
        lambda: lifecycle.approve(ticket=booking, by=supervisor, at=at, version=booking.version),
        lambda: lifecycle.cancel(ticket=booking, reason="取消", by=manager, at=at, version=booking.version),
    )
    refused = [result for result in results if isinstance(result, TicketRefused)]
    assert len(refused) == 1
    assert Ticket.objects.get().status in {"approved", "cancelled"}
