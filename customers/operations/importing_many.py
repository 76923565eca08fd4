"""Many rows of a list of sales at once, in a fixed number of statements; the same rules as for one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.actors import Actor
from core.clock import local_day
from core.events import record_many
from customers.events import SaleRecorded
from customers.importing.rows import SaleRow
from customers.models import Asset, Contact, Ownership, Sale
from customers.naming import tidy
from customers.operations.importing import SaleRefused, Taken, lacking, take_sale, told
from customers.operations.many import CallerRow, take_in
from customers.operations.sales import set_values

APART = ("asset", "customer", "contract", "by")  # rows that were just read or written

Became = Taken | SaleRefused


class _Tried(Exception):
    """Ends a trial, so that nothing stays."""


def take_sales(*, rows: Sequence[SaleRow], by: Actor, at: datetime, dry_run: bool = False) -> list[Became]:
    """What became of each row, in their order; the same as `take_sale` says of them one after the other.

    New units with their sales are written together, known sales only read; what else there is goes row by row.
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
    """Rows that need no look at another row: known sales that lack nothing, and units met for the first time."""
    known = _Known.of(rows)
    became: dict[int, Became] = {}
    new: dict[int, Sale] = {}
    met = set(known.assets)
    for place, row in enumerate(rows):
        if row.serial not in met:
            met.add(row.serial)
            found = _sale(row, by, at)
            if isinstance(found, Sale):
                new[place] = found
            else:
                became[place] = found
        elif known.complete(row):
            became[place] = Taken.EARLIER
    _write([rows[place] for place in new], list(new.values()), by, at)
    return became | dict.fromkeys(new, Taken.ADDED)


@dataclass
class _Known:
    """What the registers say of the rows: units by serial, people by number, sales by unit, buyer and day."""

    assets: dict[str, Asset]
    people: set[tuple[str, str, int]]
    sales: dict[tuple[int, int, Any], Sale]

    @classmethod
    def of(cls, rows: Sequence[SaleRow]) -> "_Known":
        assets = Asset.objects.in_bulk([row.serial for row in rows], field_name="serial")
        phones = {row.phone for row in rows if row.serial in assets}
        people = Contact.objects.filter(phone__in=phones).values_list("phone", "name", "customer_id")
        sales = Sale.objects.filter(asset__in=assets.values())
        return cls(
            assets,
            set(people) if phones else set(),
            {(sale.asset_id, sale.customer_id, sale.bought_on): sale for sale in sales} if assets else {},
        )

    def complete(self, row: SaleRow) -> bool:
        """Is this sale of this person written down, with all that the row says of it?"""
        asset = self.assets.get(row.serial)
        if asset is None or (row.phone, tidy(row.name), asset.customer_id) not in self.people:
            return False
        sale = self.sales.get((asset.pk, asset.customer_id, row.values["bought_on"]))
        return sale is not None and not lacking(sale, row)


def _sale(row: SaleRow, by: Actor, at: datetime) -> Sale | SaleRefused:
    """The sale of the row, still without unit and buyer."""
    sale = Sale(at=at, by_id=by.pk)
    set_values(sale, row.values)
    try:
        sale.clean_fields(exclude=APART)
    except ValidationError as error:
        return told(error)
    return sale


def _write(rows: Sequence[SaleRow], sales: Sequence[Sale], by: Actor, at: datetime) -> None:
    """Customers, units, sales and owners of units that nobody knew before."""
    if not rows:
        return
    for sale, taken in zip(sales, take_in(rows=[_caller(row) for row in rows], by=by, at=at), strict=True):
        assert taken.asset is not None
        sale.asset, sale.customer = taken.asset, taken.customer
    Sale.objects.bulk_create(sales)
    Ownership.objects.bulk_create(_owners(sales, at))
    record_many(
        [(sale.asset_id, SaleRecorded(sale=sale.pk, customer=sale.customer_id)) for sale in sales],
        by=by,
        at=at,
    )


def _owners(sales: Sequence[Sale], at: datetime) -> Iterator[Ownership]:
    """Who bought a unit from the company is its first owner, from that day on (WAR-36)."""
    today = local_day(at)
    for sale in sales:
        since = min(sale.bought_on, today)
        yield Ownership(asset=sale.asset, customer=sale.customer, since=since, original=True)


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
