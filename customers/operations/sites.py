"""Addresses of a customer."""

from datetime import datetime

from django.db import transaction

from core.actors import Actor
from core.events import record
from core.streams import lock_streams
from customers.enums import SiteClass
from customers.events import SiteAdded
from customers.models import Customer, Site
from customers.naming import address_key, tidy
from org.models import Unit


@transaction.atomic
def ensure_site(
    *,
    customer: Customer,
    address: str,
    region: Unit,
    project: Unit | None,
    by: Actor,
    at: datetime,
    site_class: str = SiteClass.HOME,
) -> Site:
    """The customer's site at this address, made when it is new."""
    key = address_key(address)
    known = customer.sites.filter(address_key=key).first()
    if known:
        return known
    lock_streams(customer.pk)
    return customer.sites.filter(address_key=key).first() or new_site(
        customer=customer,
        address=address,
        region=region,
        project=project,
        site_class=site_class,
        by=by,
        at=at,
    )


def new_site(
    *,
    customer: Customer,
    address: str,
    region: Unit,
    project: Unit | None,
    by: Actor,
    at: datetime,
    site_class: str = SiteClass.HOME,
) -> Site:
    """A site that the customer does not have yet: whoever asks holds the customer, or made it in this transaction."""
    site = Site.objects.create(
        customer=customer,
        address=tidy(address),
        address_key=address_key(address),
        region=region,
        project=project,
        site_class=site_class,
    )
    record(customer.pk, SiteAdded(site=site.pk), by=by, at=at)
    return site
