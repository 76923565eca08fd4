"""Whom to reach at a site at any hour (INT-19)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from core.actors import Actor
from core.events import record
from core.streams import lock_streams
from customers.events import EmergencyContactAdded, EmergencyContactRemoved
from customers.models import EmergencyContact, Site
from customers.naming import tidy
from customers.phones import normalise


@transaction.atomic
def add_emergency_contact(*, site: Site, name: str, phones: str, by: Actor, at: datetime) -> EmergencyContact:
    """One more contact of a site, called after those before; raises phones.BadPhone for a number that is none."""
    numbers = [
        normalise(one) for one in phones.replace("、", " ").replace("，", " ").replace(",", " ").split()
    ]
    lock_streams(site.customer_id)
    last = site.emergency_contacts.aggregate(last=Max("rank"))["last"] or 0
    row = EmergencyContact.objects.create(
        site=site, name=tidy(name), phones=" ".join(numbers)[:120], rank=last + 1
    )
    record(site.customer_id, EmergencyContactAdded(site=site.pk, contact=row.pk), by=by, at=at)
    return row


@transaction.atomic
def remove_emergency_contact(*, contact: EmergencyContact, by: Actor, at: datetime) -> None:
    """The person is not to be called any more."""
    site = contact.site
    lock_streams(site.customer_id)
    record(site.customer_id, EmergencyContactRemoved(site=site.pk, contact=contact.pk), by=by, at=at)
    contact.delete()
