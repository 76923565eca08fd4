"""The number decides which customer it is."""

from datetime import datetime

import pytest

from core.actors import SYSTEM
from core.models import Event, Stream
from customers.models import Contact, Customer
from customers.operations import NumberTaken, add_contact, find_or_create_caller
from customers.operations.callers import Caller
from customers.phones import BadPhone
from org.models import Unit
from tests.factories.customers import make_customer


def call(region: Unit, at: datetime, name: str = "王建国", phone: str = "13812345678") -> Caller:
    return find_or_create_caller(name=name, phone=phone, region=region, project=None, by=SYSTEM, at=at)


def test_a_new_number_makes_a_customer_with_a_main_contact(east: Unit, at: datetime) -> None:
    made = call(east, at, phone="+86 138-1234-5678")
    assert (made.created, made.customer.name, made.customer.region, made.notes) == (True, "王建国", east, [])
    assert (made.contact.phone, made.contact.phone_tail, made.contact.is_primary) == (
        "13812345678",
        "5678",
        True,
    )


def test_the_same_number_written_otherwise_is_the_same_customer(east: Unit, at: datetime) -> None:
    first, second = call(east, at), call(east, at, phone="0086 13812345678")
    assert (second.customer, second.contact, second.created) == (first.customer, first.contact, False)
    assert (Customer.objects.count(), Contact.objects.count()) == (1, 1)


def test_another_name_at_the_number_is_a_second_contact_and_a_note(east: Unit, at: datetime) -> None:
    first = call(east, at)
    second = call(east, at, name="李秀英")
    assert (second.customer, second.created, second.contact.name) == (first.customer, False, "李秀英")
    assert (second.contact.is_primary, second.contact.holds_number) == (False, False)
    assert len(second.notes) == 1
    assert "李秀英" in second.notes[0]


def test_the_second_name_is_noted_once_only(east: Unit, at: datetime) -> None:
    call(east, at)
    call(east, at, name="李秀英")
    again = call(east, at, name="李秀英")
    assert (again.contact.name, again.notes, Contact.objects.count()) == ("李秀英", [], 2)


def test_a_number_that_cannot_be_called_back_writes_nothing(east: Unit, at: datetime) -> None:
    with pytest.raises(BadPhone):
        call(east, at, phone="12345")
    assert (Customer.objects.count(), Stream.objects.count()) == (0, 0)


def test_the_loser_of_a_race_leaves_no_customer_behind(east: Unit, at: datetime) -> None:
    """The number appears between the look and the write: the unique index decides."""
    from customers.operations import callers  # noqa: PLC0415

    first = call(east, at)
    streams = Stream.objects.count()
    known = callers._begin("王建国", "13812345678", east, None, SYSTEM, at)
    assert known == [first.contact]
    assert (Customer.objects.count(), Stream.objects.count()) == (1, streams)


def test_events_hold_no_name_and_no_number(east: Unit, at: datetime) -> None:
    call(east, at)
    call(east, at, name="李秀英")
    facts = "".join(str(event.facts) for event in Event.objects.all())
    assert [word for word in ("王建国", "李秀英", "13812345678", "5678") if word in facts] == []


def test_one_more_number_of_a_customer(east: Unit, at: datetime) -> None:
    customer = make_customer(east)
    added = add_contact(customer=customer, name="李秀英", phone="0592-48297434", by=SYSTEM, at=at)
    assert (added.customer, added.phone, added.holds_number) == (customer, "0592-48297434", True)


def test_a_number_of_another_customer_is_refused(east: Unit, at: datetime) -> None:
    make_customer(east)
    other = make_customer(east, name="赵平", phone="13900001111")
    with pytest.raises(NumberTaken):
        add_contact(customer=other, name="赵平", phone="13812345678", by=SYSTEM, at=at)
    assert other.contacts.count() == 1
