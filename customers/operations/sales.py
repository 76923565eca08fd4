"""Recording how a unit was sold, and completing what was left out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from core.actors import Actor
from core.events import record
from core.operations import save_record
from core.streams import lock_streams
from customers.events import SaleCorrected, SaleRecorded
from customers.models import Asset, Customer, PastValue, Sale
from customers.naming import tidy
from customers.operations.owners import own_by_sale

SALE_FIELDS = frozenset(
    {
        "kind",
        "distance",
        "bought_on",
        "received_on",
        "invoice",
        "seller",
        "price",
        "card_number",
        "card_months",
        "file_number",
        "contract",
        "contract_number",
        "contract_signed_on",
        "contract_months",
    }
)


@transaction.atomic
def record_sale(
    *, asset: Asset, customer: Customer, values: Mapping[str, Any], by: Actor, at: datetime
) -> Sale:
    """A sale of the company to a customer; the unit's owner and day of purchase follow it.

    Raises ValidationError for impossible values or the same sale twice.
    """
    lock_streams(asset.pk, asset.customer_id, customer.pk)
    asset.refresh_from_db()
    sale = Sale(asset=asset, customer=customer, at=at, by_id=by.pk)
    set_values(sale, values)
    save_record(sale)
    _follow(sale, by, at)
    record(asset.pk, SaleRecorded(sale=sale.pk, customer=customer.pk), by=by, at=at)
    return sale


@transaction.atomic
def correct_sale(*, sale: Sale, values: Mapping[str, Any], by: Actor, at: datetime) -> Sale:
    """Set the fields that differ and keep the former values; raises ValidationError."""
    lock_streams(sale.asset_id)
    sale.refresh_from_db()
    former = {name: getattr(sale, name) for name in values}
    set_values(sale, values)
    changed = [name for name, value in former.items() if getattr(sale, name) != value]
    if not changed:
        return sale
    save_record(sale)
    PastValue.objects.bulk_create(past_value(sale, name, former[name], at) for name in changed)
    _follow(sale, by, at)
    record(sale.asset_id, SaleCorrected(sale=sale.pk, fields=sorted(changed)), by=by, at=at)
    return sale


def set_values(sale: Sale, values: Mapping[str, Any]) -> None:
    """Write the values in their one form; KeyError for what is none of a sale's."""
    for name, value in values.items():
        if name not in SALE_FIELDS:
            raise KeyError(name)
        setattr(sale, name, tidy(value) if isinstance(value, str) else value)


def past_value(sale: Sale, name: str, value: object, at: datetime) -> PastValue:
    """What stood in a field of a sale before, not yet written."""
    return PastValue(
        customer_id=sale.customer_id,
        table="sale",
        row_id=sale.pk,
        field=name,
        value="" if value is None else str(value)[:200],
        replaced_at=at,
    )


def _follow(sale: Sale, by: Actor, at: datetime) -> None:
    """Owner and day of purchase of the unit are those of its newest sale."""
    own_by_sale(sale, by=by, at=at)
    newest = sale.asset.sales.newest_first().first()
    if newest and newest.bought_on != sale.asset.bought_on:
        sale.asset.bought_on = newest.bought_on
        sale.asset.save(update_fields=["bought_on"])
