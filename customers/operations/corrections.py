"""Correcting what was taken down wrongly; the former value is kept beside, not in the event."""

from collections.abc import Mapping
from datetime import datetime

from django.db import models, transaction

from core.actors import Actor
from core.events import record
from core.streams import lock_streams
from customers.events import ValueCorrected
from customers.models import Contact, Customer, PastValue, Site
from customers.naming import address_key, tidy
from customers.operations.callers import refresh_words, refuse_foreign
from customers.phones import normalise, tail

CORRECTABLE: Mapping[type[models.Model], frozenset[str]] = {
    Customer: frozenset({"name", "kind", "note"}),
    Contact: frozenset({"name", "phone"}),
    Site: frozenset({"address", "region", "project", "site_class"}),
}


class NotCorrectable(Exception):
    """The field is no plain value of the row."""


@transaction.atomic
def correct(
    *, row: Customer | Contact | Site, values: Mapping[str, object], by: Actor, at: datetime
) -> Customer | Contact | Site:
    """Set the fields that differ, keep the old values, record one event each.

    Raises BadPhone, NumberTaken, NotCorrectable, or IntegrityError for a second row of the same value.
    """
    if not set(values) <= CORRECTABLE[type(row)]:
        raise NotCorrectable(", ".join(values))
    customer = row if isinstance(row, Customer) else row.customer
    lock_streams(customer.pk)
    row.refresh_from_db()
    written = {name: _written(name, value) for name, value in values.items()}
    changed = [name for name, value in written.items() if getattr(row, name) != value]
    if "phone" in changed:
        _take_number(row, customer, str(written["phone"]))
    for name in changed:
        _replace(row, customer, name, written[name], by, at)
    if changed:
        row.save()
        refresh_words(customer)
    return row


def _written(name: str, value: object) -> object:
    if name == "phone":
        return normalise(str(value))
    return tidy(value) if isinstance(value, str) else value


def _replace(
    row: models.Model, customer: Customer, name: str, value: object, by: Actor, at: datetime
) -> None:
    table, former = row._meta.model_name or "", getattr(row, name)
    kept = "" if former is None else str(former)
    PastValue.objects.create(
        customer=customer, table=table, row_id=row.pk, field=name, value=kept[:200], replaced_at=at
    )
    setattr(row, name, value)
    if name == "address":
        setattr(row, "address_key", address_key(str(value)))  # noqa: B010 -- only sites have it
    record(customer.pk, ValueCorrected(table=table, row=row.pk, field=name), by=by, at=at)


def _take_number(contact: models.Model, customer: Customer, number: str) -> None:
    """Give the old number to the next name at it, and hold the new one unless it is held."""
    assert isinstance(contact, Contact)
    there = list(Contact.objects.filter(phone=number))
    refuse_foreign(there, customer)
    if contact.holds_number:
        heir = Contact.objects.filter(phone=contact.phone).exclude(pk=contact.pk).first()
        Contact.objects.filter(pk=contact.pk).update(holds_number=False)
        if heir:
            Contact.objects.filter(pk=heir.pk).update(holds_number=True)
    contact.holds_number = not there
    contact.phone_tail = tail(number)
