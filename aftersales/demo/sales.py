"""Sales of the demo company's units: with and without papers, one resold, one mended in vain, one that waits."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from core.clock import at_local, local_day
from customers.models import Asset, Customer
from customers.operations import record_sale, transfer_asset
from customers.operations.checking import check_sales
from org.models import User
from tickets.models import Ticket
from warranty.enums import RepairKind
from warranty.operations import repairs

SHOPS = ("人民路旗舰店", "建设路专卖店", "官方网店")
MONTHS = (12, 24, None)
LACKING = 5  # every fifth sale has neither card nor product file
DAY = timedelta(days=1)


def build_sales(everybody: Mapping[str, User], *, at: datetime) -> None:
    """Each unit with a serial gets the sale it came by; then the nightly check has something to find."""
    desk, today = everybody["hotline1"], local_day(at)
    units = (
        Asset.objects.in_use().filter(serial__isnull=False, sales=None).select_related("model", "customer")
    )
    for number, unit in enumerate(units.order_by("pk")):
        values = _values(unit, number, today)
        record_sale(asset=unit, customer=unit.customer, values=values, by=desk, at=at - 2 * DAY)
    _resell(desk, today, at)
    _repairs(everybody["east-supervisor"], today, at)
    check_sales(at=at)


def _values(unit: Asset, number: int, today: date) -> dict[str, Any]:
    bought = unit.bought_on or today - timedelta(days=60 + number * 13 % 500)
    shipped = number % 3 == 2
    papers = {} if number % LACKING == LACKING - 1 else {"card_number": f"BX{unit.pk:06}"}
    return {
        "kind": "shipped" if shipped else "counter",
        "distance": shipped,
        "bought_on": bought,
        "received_on": min(bought + 3 * DAY, today) if shipped else None,
        "invoice": f"FP{unit.pk:08}",
        "seller": SHOPS[number % len(SHOPS)],
        "price": unit.model.list_price if unit.model else None,
        "card_months": MONTHS[number % len(MONTHS)] if papers else None,
        **papers,
    }


def _resell(desk: User, today: date, at: datetime) -> None:
    """One unit of the east belongs to somebody else now."""
    unit = _units(today).first()
    taker = unit and _neighbours(unit.customer).first()
    if unit and taker:
        transfer_asset(asset=unit, customer=taker, on=today - 20 * DAY, by=desk, at=at)


def _neighbours(customer: Customer) -> Any:
    """Other customers of the same branch."""
    rows = Customer.objects.present().filter(region=customer.region_id, project=customer.project_id)
    return rows.exclude(pk=customer.pk).order_by("pk")


def _repairs(supervisor: User, today: date, at: datetime) -> None:
    """Of two units with a ticket, one was mended in vain once, the other waits for its parts since four weeks."""
    with_ticket = [
        (unit, ticket)
        for unit in _units(today).exclude(model__product_class="other_goods").reverse()
        if (ticket := Ticket.objects.filter(asset=unit).order_by("pk").first())
    ]
    for (unit, ticket), days in zip(with_ticket, (12, 28), strict=False):
        began = today - timedelta(days=days)
        where: dict[str, Any] = {"asset": unit, "stream": ticket.pk, "by": supervisor}
        repairs.begin(**where, on=began, at=at_local(began), kind=RepairKind.FACTORY)
        if days == 12:
            repairs.finish(**where, on=began + 3 * DAY, at=at_local(began + 3 * DAY), fixed=False)
        else:
            repairs.wait_for_parts(asset=unit, stream=ticket.pk, on=began + 2 * DAY)


def _units(today: date) -> Any:
    """Units of the east that were sold long enough ago to have a history."""
    rows = Asset.objects.in_use().filter(customer__region__code="east", serial__isnull=False)
    sold = rows.filter(bought_on__lt=today - 40 * DAY, bought_on__gt=today - 330 * DAY)
    return sold.select_related("customer__region", "model", "stream").order_by("pk")
