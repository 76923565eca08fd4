"""What is known of a caller: by number, name, plate; with visits and parts (INT-12)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from customers.models import Contact, Customer
from org.models import Unit, User
from tests.factories.tickets import make_ticket
from tickets.models import Ticket

Type = Callable[..., dict[str, Any]]


@pytest.fixture
def earlier(east: Unit, desk: User, supervisor: User, at: datetime) -> list[Ticket]:
    return [
        make_ticket(east, by=desk, at=at - timedelta(days=n), typed_at=at - timedelta(days=n), plate="沪A12345", model_code="HB-01")
        for n in (9, 4, 2)
    ]  # fmt: skip


@pytest.mark.requirement("INT-12")
def test_a_plate_leads_to_all_earlier_orders_newest_first(earlier: list[Ticket], hotline: Client) -> None:
    options = hotline.get("/lookup/customers/?q=沪A12345").content.decode()
    customer = Customer.objects.get()
    assert f'data-id="{customer.pk}"' in options
    card = hotline.post("/intake/card/", {"customer": str(customer.pk)})
    assert [ticket.number for ticket in card.context["last"]] == [one.number for one in reversed(earlier)]
    assert card.content.decode().count("沪A12345") >= 3


def test_a_picked_customer_brings_persons_to_choose(
    earlier: list[Ticket], hotline: Client, typed: Type
) -> None:
    contact = Contact.objects.get()
    given = typed(customer=contact.customer_id, contact=contact.pk, phone="", name="", address="")
    assert hotline.post("/intake/booking/", given).status_code == 302
    assert Ticket.objects.latest("pk").contact == contact


def test_a_picked_customer_calling_from_a_new_number_gets_it_added(
    earlier: list[Ticket], hotline: Client, typed: Type
) -> None:
    customer = Customer.objects.get()
    hotline.post("/intake/booking/", typed(customer=customer.pk, phone="13900001111", name=""))
    ticket = Ticket.objects.latest("pk")
    assert (ticket.customer, ticket.contact.phone, Customer.objects.count()) == (customer, "13900001111", 1)
