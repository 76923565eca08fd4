"""Many rows of a list of sales at once, in a fixed number of statements; the same rules as for one."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.actors import Actor
from core.clock import local_day
from core.events import record_many
from customers.events import SaleCorrected, SaleRecorded
from customers.importing.rows import SaleRow
from customers.models import Asset, Ownership, PastValue, Sale
from customers.operations.importing import SaleRefused, Taken, lacking, take_sale, told
from customers.operations.importing_known import Known
from customers.operations.many import CallerRow, take_in
from customers.operations.sales import past_value, set_values

APART = ("asset", "customer", "contract", "by")  # rows that were just read or written

Became = Taken | SaleRefused
Fuller = tuple[Sale, dict[str, Any]]
"""A known sale with what it lacks."""


class _Tried(Exception):
    """Ends a trial, so that nothing stays."""


def take_sales(*, rows: Sequence[SaleRow], by: Actor, at: datetime, dry_run: bool = False) -> list[Became]:
    """What became of each row, in their order; the same as `take_sale` says of them one after the other.

    New units, first sales and what known sales lack are written together; what else there is goes row by row.
    """
    became: dict[int, Became] = {}
    try:
        with transaction.atomic():
            became = _together(rows, by, at)
            _one_by_one(rows, became, by, at)
            if dry_run:
                raise _Tried
    except _Tried:
        pass
    except IntegrityError:  # somebody at the desk registered one of the numbers or serials meanwhile
        became = {}
        _one_by_one(rows, became, by, at, dry_run=dry_run)
    return [became[place] for place in range(len(rows))]


def _one_by_one(
    rows: Sequence[SaleRow], became: dict[int, Became], by: Actor, at: datetime, *, dry_run: bool = False
) -> None:
    for place, row in enumerate(rows):
        if place not in became:
            try:
                became[place] = take_sale(row=row, by=by, at=at, dry_run=dry_run)
            except SaleRefused as error:
                became[place] = error


def _together(rows: Sequence[SaleRow], by: Actor, at: datetime) -> dict[int, Became]:
    """Rows that need no look at another row: known sales, and the first sale of a unit."""
    known = Known.of(rows)
    became: dict[int, Became] = {}
    sales: dict[int, Sale] = {}
    fuller: dict[int, Fuller] = {}
    met: set[str] = set()
    for place, row in enumerate(rows):
        if row.serial not in met and known.unsold(row):
            found = _sale(row, by, at)
            if isinstance(found, Sale):
                sales[place] = found
            else:
                became[place] = found
        elif row.serial not in met and (sale := known.sale(row)):
            more = lacking(sale, row)
            if not more:
                became[place] = Taken.EARLIER
            elif known.settled(sale) and _possible(sale, more):
                fuller[place] = sale, more
        met.add(row.serial)
    _write([rows[place] for place in sales], list(sales.values()), known, by, at)
    _fill(list(fuller.values()), by, at)
    return became | dict.fromkeys(sales, Taken.ADDED) | dict.fromkeys(fuller, Taken.COMPLETED)


def _sale(row: SaleRow, by: Actor, at: datetime) -> Sale | SaleRefused:
    """The sale of the row, still without unit and buyer."""
    sale = Sale(at=at, by_id=by.pk)
    set_values(sale, row.values)
    try:
        sale.clean_fields(exclude=APART)
    except ValidationError as error:
        return told(error)
    return sale


def _write(rows: Sequence[SaleRow], sales: Sequence[Sale], known: Known, by: Actor, at: datetime) -> None:
    """Customers and units that nobody knew before; sales and owners of all."""
    if not rows:
        return
    fresh = [row for row in rows if row.serial not in known.assets]
    taken = take_in(rows=[_caller(row) for row in fresh], by=by, at=at) if fresh else []
    added = {str(one.asset.serial): one.asset for one in taken if one.asset}
    for row, sale in zip(rows, sales, strict=True):
        sale.asset = added.get(row.serial) or known.assets[row.serial]
        sale.customer_id = sale.asset.customer_id
    Sale.objects.bulk_create(sales)
    Ownership.objects.bulk_create(_owners(sales, at))
    Asset.objects.bulk_update(_dated(sales), ["bought_on"])
    record_many(
        [(sale.asset_id, SaleRecorded(sale=sale.pk, customer=sale.customer_id)) for sale in sales],
        by=by,
        at=at,
    )


def _possible(sale: Sale, more: Mapping[str, Any]) -> bool:
    """May the sale be told this, field by field? What may not is refused by the way of single rows."""
    told = copy(sale)
    set_values(told, more)
    try:
        told.clean_fields(exclude=[field.name for field in Sale._meta.fields if field.name not in more])
    except ValidationError:
        return False
    return told.received_on is None or told.received_on >= told.bought_on


def _fill(found: Sequence[Fuller], by: Actor, at: datetime) -> None:
    """Write what stood empty in sales, and that it did."""
    if not found:
        return
    past = [past_value(sale, name, getattr(sale, name), at) for sale, more in found for name in more]
    for sale, more in found:
        set_values(sale, more)
    Sale.objects.bulk_update(
        [sale for sale, _more in found], sorted({name for _sale, more in found for name in more})
    )
    PastValue.objects.bulk_create(past)
    told = [(sale.asset_id, SaleCorrected(sale=sale.pk, fields=sorted(more))) for sale, more in found]
    record_many(told, by=by, at=at)


def _owners(sales: Sequence[Sale], at: datetime) -> Iterator[Ownership]:
    """Who bought a unit from the company is its first owner, from that day on or since when they are known to
    have it (WAR-36)."""
    for sale in sales:
        told = sale.asset.bought_on or local_day(sale.asset.stream.opened_at)
        since = min(sale.bought_on, told)
        yield Ownership(asset=sale.asset, customer_id=sale.customer_id, since=since, original=True)


def _dated(sales: Sequence[Sale]) -> list[Asset]:
    """Units that take over another day of purchase from their sale."""
    later = [sale for sale in sales if sale.asset.bought_on != sale.bought_on]
    for sale in later:
        sale.asset.bought_on = sale.bought_on
    return [sale.asset for sale in later]


def _caller(row: SaleRow) -> CallerRow:
    return CallerRow(
        name=row.name,
        phone=row.phone,
        region=row.region,
        project=row.project,
        address=row.address,
        serial=row.serial,
        model_code=row.model_code,
        model_name=row.model_name,
        bought_on=row.values["bought_on"],
        batch=row.batch,
    )
