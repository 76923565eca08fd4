"""Who calls: the number decides which customer it is."""

from datetime import datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.streams import lock_streams, open_stream
from customers.events import ContactAdded, CustomerAdded
from customers.models import Contact, Customer
from customers.naming import kind_of, search_words, tidy
from customers.oddities import second_name
from customers.phones import normalise, tail
from org.models import Unit


class NumberTaken(Exception):
    """The number belongs to another customer."""


class Caller(NamedTuple):
    """The customer behind a number, the person who called, and what was odd about it."""

    customer: Customer
    contact: Contact
    created: bool
    notes: list[str]


@transaction.atomic
def find_or_create_caller(
    *, name: str, phone: str, region: Unit, project: Unit | None, by: Actor, at: datetime
) -> Caller:
    """The customer of a number; another name at it becomes a second contact and a note (INT-05).

    Raises phones.BadPhone when nobody can be called back at the number.
    """
    return find_or_create(name=name, phone=phone, region=region, project=project, by=by, at=at)


def find_or_create(
    *, name: str, phone: str, region: Unit, project: Unit | None, by: Actor, at: datetime
) -> Caller:
    """The same as part of a transaction that ends with any exception."""
    name, number = tidy(name), normalise(phone)
    known = _at_number(number) or _begin(name, number, region, project, by, at)
    if isinstance(known, Caller):
        return known
    same = next((one for one in known if one.name == name), None)
    if same or not name:
        return Caller(known[0].customer, same or known[0], False, [])
    added = _second_name(known[0].customer, name, number, by, at)
    return Caller(known[0].customer, added, False, [second_name(known[0].name, name)])


def _at_number(number: str) -> list[Contact]:
    rows = Contact.objects.filter(phone=number).select_related("customer__stream")
    return list(rows.order_by("-holds_number", "pk"))


def _begin(
    name: str, number: str, region: Unit, project: Unit | None, by: Actor, at: datetime
) -> Caller | list[Contact]:
    """A new customer; or, when somebody else was quicker with the same number, theirs."""
    held = _hold(
        Contact(name=name, phone=number, phone_tail=tail(number), is_primary=True), region, project, at
    )
    if held is None:
        return _at_number(number)
    record(held.customer_id, CustomerAdded(contact=held.pk), by=by, at=at)
    return Caller(held.customer, held, True, [])


def _hold(contact: Contact, region: Unit, project: Unit | None, at: datetime) -> Contact | None:
    """Write customer and contact together; None when the number was taken meanwhile."""
    # The unique number lets one of two simultaneous callers win; the loser's rows are rolled back.
    try:
        with transaction.atomic():
            contact.customer = Customer.objects.create(
                stream=open_stream(kind="customer", at=at),
                name=contact.name,
                kind=kind_of(contact.name),
                region=region,
                project=project,
                search_words=search_words([contact.name]),
            )
            contact.save(force_insert=True)
    except IntegrityError:
        if not _at_number(contact.phone):
            raise
        return None
    return contact


def _second_name(customer: Customer, name: str, number: str, by: Actor, at: datetime) -> Contact:
    lock_streams(customer.pk)
    contact, created = Contact.objects.get_or_create(
        phone=number,
        name=name,
        defaults={"customer": customer, "phone_tail": tail(number), "holds_number": False},
    )
    if created:
        refresh_words(customer)
        record(customer.pk, ContactAdded(contact=contact.pk, same_number=True), by=by, at=at)
    return contact


@transaction.atomic
def add_contact(*, customer: Customer, name: str, phone: str, by: Actor, at: datetime) -> Contact:
    """One more person or number; raises BadPhone, or NumberTaken when it is another customer's."""
    lock_streams(customer.pk)
    name, number = tidy(name), normalise(phone)
    known = _at_number(number)
    refuse_foreign(known, customer)
    same = next((one for one in known if one.name == name), None)
    return same or _add(customer, name, number, not known, by, at)


def _add(customer: Customer, name: str, number: str, holds: bool, by: Actor, at: datetime) -> Contact:
    first = not customer.contacts.exists()
    contact = Contact.objects.create(
        customer=customer,
        name=name,
        phone=number,
        phone_tail=tail(number),
        holds_number=holds,
        is_primary=first,
    )
    refresh_words(customer)
    record(customer.pk, ContactAdded(contact=contact.pk, same_number=not holds), by=by, at=at)
    return contact


def refuse_foreign(known: list[Contact], customer: Customer) -> None:
    """Raises NumberTaken when the contacts at a number are another customer's."""
    if any(one.customer_id != customer.pk for one in known):
        raise NumberTaken(_("该号码已登记在另一位客户名下。"))


def refresh_words(customer: Customer) -> None:
    """Write the search words of the customer's and all contacts' names anew."""
    merged = Customer.objects.filter(merged_into=customer).values_list("name", flat=True)
    names = {customer.name, *customer.contacts.values_list("name", flat=True), *merged}
    customer.search_words = search_words(sorted(names))
    customer.save(update_fields=["search_words"])
