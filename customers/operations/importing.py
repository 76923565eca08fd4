"""Taking over sales of another system; the same row again adds nothing."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from core import jobs
from core.actors import Actor
from core.lists.arrival import lay_down
from core.lists.files import open_source
from core.models import Job
from core.words import written
from customers.importing.columns import read_header
from customers.importing.rows import SaleRow
from customers.models import Asset, Customer, Sale
from customers.operations.assets import ensure_asset
from customers.operations.callers import find_or_create_caller
from customers.operations.sales import correct_sale, record_sale
from customers.operations.sites import ensure_site
from org.models import User

JOB = "sales_import"


class SaleRefused(Exception):
    """The row is not taken in; the message is for people."""


class Taken(Enum):
    """What became of a row."""

    ADDED = "added"
    COMPLETED = "completed"
    EARLIER = "earlier"


class _Tried(Exception):
    """Ends a trial, so that nothing stays."""

    def __init__(self, taken: Taken) -> None:
        self.taken = taken


def begin(*, file: IO[bytes], name: str, dry_run: bool, place: Path, by: User, at: datetime) -> Job:
    """Start the import of an uploaded list, or its trial; `place` is where it is laid down meanwhile.

    Raises core.lists.files.BadFile or core.uploads.errors.BadFile when it is no list of sales.
    """
    lay_down(file, place)
    open_source(place, read_header)
    file_name = name[:80]
    trial = written("试导入销售：%(file)s", file=file_name)
    title = trial if dry_run else written("导入销售：%(file)s", file=file_name)
    with transaction.atomic():
        job = jobs.start(kind=JOB, title=title, params={"dry_run": dry_run}, by=by, at=at)
        jobs.attach(job=job, name="sales.csv", content=place, at=at)
    return job


def take_sale(*, row: SaleRow, by: Actor, at: datetime, dry_run: bool = False) -> Taken:
    """Customer, unit and sale of a row; a known sale gets what it lacked. A trial leaves nothing behind.

    Raises SaleRefused for a unit of somebody else or impossible values.
    """
    try:
        with transaction.atomic():
            taken = _take(row, by, at)
            if dry_run:
                raise _Tried(taken)
    except _Tried as tried:
        return tried.taken
    except ValidationError as error:
        raise told(error) from error
    except IntegrityError as error:
        raise SaleRefused(_("同一号码或序列号正被他人登记，请再导入一次。")) from error
    return taken


def _take(row: SaleRow, by: Actor, at: datetime) -> Taken:
    owner = find_or_create_caller(
        name=row.name, phone=row.phone, region=row.region, project=row.project, by=by, at=at
    )
    unit = _unit(row, owner.customer, by, at)
    known = unit.sales.filter(customer=owner.customer, bought_on=row.values["bought_on"]).first()
    if known is None:
        record_sale(asset=unit, customer=owner.customer, values=row.values, by=by, at=at)
        return Taken.ADDED
    return _complete(known, row, by, at)


def _unit(row: SaleRow, customer: Customer, by: Actor, at: datetime) -> Asset:
    known = Asset.objects.filter(serial=row.serial).first()
    if known is not None:
        if known.customer_id != customer.pk:
            raise SaleRefused(_("序列号登记在另一位客户名下，请先在设备页面变更持有人"))
        return known
    site = None
    if row.address:
        site = ensure_site(
            customer=customer,
            address=row.address,
            region=row.region,
            project=row.project,
            by=by,
            at=at,
        )
    made, _notes = ensure_asset(
        customer=customer,
        serial=row.serial,
        model_code=row.model_code,
        model_name=row.model_name,
        site=site,
        batch=row.batch,
        by=by,
        at=at,
    )
    return made


def _complete(known: Sale, row: SaleRow, by: Actor, at: datetime) -> Taken:
    """Fill in what stood empty; what is written stays."""
    new = lacking(known, row)
    if not new:
        return Taken.EARLIER
    correct_sale(sale=known, values=new, by=by, at=at)
    return Taken.COMPLETED


def lacking(known: Sale, row: SaleRow) -> dict[str, Any]:
    """What the row says of a known sale that stands empty there."""
    return {name: value for name, value in row.values.items() if getattr(known, name) in (None, "")}


def told(error: ValidationError) -> SaleRefused:
    """The refusal of a row with impossible values."""
    return SaleRefused("；".join(error.messages))


@dataclass
class Counts:
    """What became of a list so far."""

    added: int = 0
    completed: int = 0
    earlier: int = 0
    rejected: int = 0

    def note(self, became: Taken | SaleRefused) -> None:
        name = became.value if isinstance(became, Taken) else "rejected"
        setattr(self, name, getattr(self, name) + 1)
