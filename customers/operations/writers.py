"""Who writes: the address decides which customer it is, where no number is known."""

from datetime import datetime

from django.db import transaction

from core.actors import Actor
from core.events import record
from core.streams import lock_streams, open_stream
from customers.events import CustomerAdded
from customers.models import Contact, Customer
from customers.naming import kind_of, search_words, tidy
from org.models import Unit


def at_address(email: str) -> Contact | None:
    """The contact of a mail address, whatever its capitals."""
    rows = Contact.objects.select_related("customer__region", "customer__project", "customer__stream")
    return rows.filter(email=plain(email)).first() if email.strip() else None


def plain(email: str) -> str:
    """The one written form of a mail address."""
    return email.strip().lower()


@transaction.atomic
def find_or_create_writer(
    *, name: str, email: str, region: Unit, project: Unit | None, by: Actor, at: datetime
) -> Contact:
    """The contact of a mail address, with a customer of its own when nobody has written from there (INT-05)."""
    known = at_address(email)
    if known is not None:
        return known
    contact = Contact(name=tidy(name)[:80] or email[:80], email=plain(email), phone="", is_primary=True)
    made = _begin(contact, region, project, by, at)
    return made or Contact.objects.select_related("customer").get(email=plain(email))


def _begin(contact: Contact, region: Unit, project: Unit | None, by: Actor, at: datetime) -> Contact | None:
    """Write customer and contact together; None when the address was taken meanwhile."""
    with transaction.atomic():
        contact.holds_number = False
        contact.customer = _customer(contact.name, region, project, at)
        Contact.objects.bulk_create([contact], ignore_conflicts=True)
        won = Contact.objects.filter(customer=contact.customer).first()
        if won is None:
            transaction.set_rollback(True)
            return None
        record(won.customer_id, CustomerAdded(contact=won.pk), by=by, at=at)
        return won


def _customer(name: str, region: Unit, project: Unit | None, at: datetime) -> Customer:
    return Customer.objects.create(
        stream=open_stream(kind="customer", at=at),
        name=name,
        kind=kind_of(name),
        region=region,
        project=project,
        search_words=search_words([name]),
    )


@transaction.atomic
def note_address(*, contact: Contact, email: str) -> Contact:
    """Keep the mail address of a known person who had none; another's address is left alone."""
    lock_streams(contact.customer_id)
    held = Contact.objects.get(pk=contact.pk)
    if not held.email and email.strip() and at_address(email) is None:
        held.email = plain(email)
        held.save(update_fields=["email"])
    return held
