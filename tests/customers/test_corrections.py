"""Correcting names, numbers and addresses."""

from datetime import datetime

import pytest

from core.actors import SYSTEM
from core.models import Event
from customers.models import PastValue
from customers.operations import NumberTaken, correct, find_or_create_caller
from customers.queries import find
from org.models import Unit, User
from tests.factories.customers import main_contact, make_customer, make_site


def test_the_old_number_is_kept_beside_and_the_event_names_only_the_field(east: Unit, at: datetime) -> None:
    contact = main_contact(make_customer(east))
    correct(row=contact, values={"phone": "139 0000 1111"}, by=SYSTEM, at=at)
    contact.refresh_from_db()
    past = PastValue.objects.get()
    assert (contact.phone, contact.phone_tail) == ("13900001111", "1111")
    assert (past.table, past.row_id, past.field, past.value) == (
        "contact",
        contact.pk,
        "phone",
        "13812345678",
    )
    assert Event.objects.get(name="customer.value_corrected").facts == {
        "table": "contact",
        "row": contact.pk,
        "field": "phone",
    }


def test_the_freed_number_goes_to_the_next_name_at_it(east: Unit, at: datetime) -> None:
    customer = make_customer(east)
    second = find_or_create_caller(
        name="李秀英", phone="13812345678", region=east, project=None, by=SYSTEM, at=at
    ).contact
    correct(row=main_contact(customer), values={"phone": "13900001111"}, by=SYSTEM, at=at)
    second.refresh_from_db()
    assert second.holds_number is True


def test_a_number_of_another_customer_cannot_be_taken(east: Unit, at: datetime) -> None:
    contact = main_contact(make_customer(east))
    make_customer(east, name="赵平", phone="13900001111")
    with pytest.raises(NumberTaken):
        correct(row=contact, values={"phone": "13900001111"}, by=SYSTEM, at=at)
    contact.refresh_from_db()
    assert (contact.phone, PastValue.objects.count()) == ("13812345678", 0)


def test_a_corrected_name_is_found_at_once(east: Unit, at: datetime, desk: User) -> None:
    customer = make_customer(east)
    correct(row=customer, values={"name": "仇军"}, by=SYSTEM, at=at)
    assert list(find(desk, "仇军")) == [customer]


def test_nothing_changes_when_the_value_is_the_same(east: Unit, at: datetime) -> None:
    site = make_site(make_customer(east))
    correct(row=site, values={"address": site.address}, by=SYSTEM, at=at)
    assert (PastValue.objects.count(), Event.objects.filter(name="customer.value_corrected").count()) == (
        0,
        0,
    )
