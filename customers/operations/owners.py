"""Whose a unit is: buying it from the company, and getting it from somebody else (WAR-36)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import local_day
from core.events import record
from core.streams import lock_streams
from customers.events import AssetTransferred
from customers.models import Asset, Customer, Ownership, Sale


class TransferRefused(Exception):
    """Nothing was changed; the message is for people."""


@transaction.atomic
def transfer_asset(*, asset: Asset, customer: Customer, on: date, by: Actor, at: datetime) -> Ownership:
    """The unit belongs to another customer from a day on; only who bought it from the company is original.

    Raises TransferRefused for the present owner, or a day before the present owner had it.
    """
    lock_streams(asset.pk, asset.customer_id, customer.pk)
    asset.refresh_from_db()
    held = held_by(asset)
    if held.customer_id == customer.pk:
        raise TransferRefused(_("该设备已登记在这位客户名下。"))
    if on < held.since:
        raise TransferRefused(_("转让日期不能早于现持有人的起始日期。"))
    newest = asset.sales.newest_first().first()
    return _hand_over(held, customer, on, bool(newest and newest.customer_id == customer.pk), by, at)


def held_by(asset: Asset) -> Ownership:
    """The present owner's row; not yet written for a unit that only a call made known."""
    held = asset.owners.filter(until=None).first()
    since = asset.bought_on or local_day(asset.stream.opened_at)
    return held or Ownership(asset=asset, customer_id=asset.customer_id, since=since)


def own_by_sale(sale: Sale, *, by: Actor, at: datetime) -> None:
    """What a sale says of owners: it begins the buyer's time, or tells that the present owner came later."""
    held = held_by(sale.asset)
    if held.customer_id == sale.customer_id:
        held.since, held.original = min(held.since, sale.bought_on), True
        held.save()
    elif sale.bought_on > held.since:
        _hand_over(held, sale.customer, sale.bought_on, True, by, at)
    else:
        _bought_before(sale, held)


def _bought_before(sale: Sale, held: Ownership) -> None:
    """The buyer gave it away to the present owner, who is second-hand unless the company sold it to them too."""
    bought = sale.asset.sales.filter(customer=held.customer_id).exists()
    held.original = bought
    held.save()
    Ownership.objects.create(
        asset=sale.asset, customer=sale.customer, since=sale.bought_on, until=held.since, original=True
    )


def _hand_over(
    held: Ownership, customer: Customer, on: date, original: bool, by: Actor, at: datetime
) -> Ownership:
    asset = held.asset
    held.until = max(on, held.since)
    held.save()
    asset.customer, asset.site, asset.place = customer, None, ""
    asset.save(update_fields=["customer", "site", "place"])
    made = Ownership.objects.create(asset=asset, customer=customer, since=on, original=original)
    record(asset.pk, AssetTransferred(ownership=made.pk, customer=customer.pk), by=by, at=at)
    return made
