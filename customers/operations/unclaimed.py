"""Units that speak before anybody registered them: kept under one customer per region until claimed."""

from datetime import datetime

from django.db import transaction

from core.actors import Actor
from core.events import record
from core.streams import open_stream
from core.words import written
from customers.events import CustomerAdded
from customers.models import Asset, Contact, Customer
from customers.naming import search_words
from customers.operations.assets import ensure_asset
from org.models import Unit

NOTE = "unclaimed"


@transaction.atomic
def unclaimed_asset(*, serial: str, region: Unit, by: Actor, at: datetime) -> Asset:
    """The unit of an unknown serial under the region's customer for such units."""
    Unit.objects.select_for_update(no_key=True).get(pk=region.pk)  # two first alarms make one customer
    holder = Customer.objects.filter(region=region, note=NOTE).first() or _holder(region, by, at)
    asset, _notes = ensure_asset(customer=holder, serial=serial, by=by, at=at)
    return asset


def _holder(region: Unit, by: Actor, at: datetime) -> Customer:
    name = written("待认领设备")
    customer = Customer.objects.create(
        stream=open_stream(kind="customer", at=at),
        name=name,
        region=region,
        note=NOTE,
        search_words=search_words([name]),
    )
    contact = Contact.objects.create(customer=customer, name=name, is_primary=True, holds_number=False)
    record(customer.pk, CustomerAdded(contact=contact.pk), by=by, at=at)
    return customer
