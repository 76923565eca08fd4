"""Customers with their people, addresses and units, made by the product's own operations."""

from datetime import UTC, date, datetime
from typing import Any

from core.actors import SYSTEM, Actor
from customers.models import Asset, Contact, Customer, Sale, Site
from customers.operations import ensure_asset, ensure_site, find_or_create_caller, record_sale
from org.models import Unit

MORNING = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)


def make_customer(
    region: Unit,
    *,
    name: str = "王建国",
    phone: str = "13812345678",
    project: Unit | None = None,
    at: datetime = MORNING,
) -> Customer:
    made = find_or_create_caller(name=name, phone=phone, region=region, project=project, by=SYSTEM, at=at)
    return made.customer


def main_contact(customer: Customer) -> Contact:
    return customer.contacts.get(is_primary=True)


def make_site(
    customer: Customer, *, address: str = "上海市浦东新区人民路186号", region: Unit | None = None
) -> Site:
    return ensure_site(
        customer=customer,
        address=address,
        region=region or customer.region,
        project=None,
        by=SYSTEM,
        at=MORNING,
    )


def make_asset(
    customer: Customer,
    *,
    serial: str = "AC-35-2503-86997",
    model_code: str = "AC-35",
    site: Site | None = None,
    bought_on: date | None = date(2025, 3, 24),
) -> Asset:
    made, _notes = ensure_asset(
        customer=customer,
        serial=serial,
        model_code=model_code,
        model_name="空调 1.5 匹",
        site=site,
        bought_on=bought_on,
        by=SYSTEM,
        at=MORNING,
    )
    return made


def make_sale(
    asset: Asset,
    customer: Customer | None = None,
    *,
    bought_on: date = date(2025, 3, 24),
    by: Actor = SYSTEM,
    at: datetime = MORNING,
    **values: Any,
) -> Sale:
    """The unit's sale, to its present customer unless another one is named."""
    return record_sale(
        asset=asset,
        customer=customer or asset.customer,
        values={"bought_on": bought_on, "card_number": "BX-0001"} | values,
        by=by,
        at=at,
    )
