"""Units that were sold, claims on them and cases, made by the product's own operations."""

from datetime import UTC, date, datetime
from typing import Any

from core.actors import SYSTEM
from core.models import Stream
from customers.models import Asset, ProductModel
from customers.operations import record_sale
from org.models import Unit, User
from org.operations.calendar import load_published_years
from packs.models import Activation
from packs.operations import activate
from parts.models import Loan
from parts.operations import loans
from tests.factories.customers import make_asset, make_customer
from tests.factories.packs import INSTALLED, default_packs
from tests.factories.parts import make_depot, make_standby, terms
from tests.factories.tickets import RECEIVED, make_ticket
from tickets.models import Ticket
from warranty.models import Case
from warranty.operations import cases
from warranty.operations.claims import state

LINE = "phone"
GOOD: dict[str, Any] = {
    "requested": "exchange",
    "cause": "quality",
    "affects_use": True,
    "appearance_damage": [],
    "documents_present": ["invoice", "warranty_card", "outer_packaging"],
    "supplied_accessories": ["charger"],
}
"""A claim on a phone that came out of its box not working."""
WHOLE = ("product", "manual", "outer_packaging", "charger", "invoice", "warranty_card")
"""A parcel that lacks nothing where no centre is near."""


def phone_packs() -> None:
    """The library in force, phones under the pack of phone shops, and the calendar of working days."""
    if not Activation.objects.exists():
        default_packs()
        load_published_years(by=SYSTEM, at=INSTALLED, years=range(2024, 2027))
    if not Activation.objects.filter(key=LINE).exists():
        activate(packs=["phone_retail"], rank="product_line", key=LINE, by=SYSTEM, at=INSTALLED)


def make_phone(
    region: Unit, *, serial: str = "PH-0001", bought_on: date = date(2026, 3, 5), **sold: Any
) -> Asset:
    """A phone bought at a counter five days before the usual ticket."""
    model, _made = ProductModel.objects.get_or_create(
        code="PH-1", defaults={"name": "手机", "line": LINE, "product_class": "phone"}
    )
    customer = make_customer(region)
    phone = make_asset(customer, serial=serial, model_code=model.code, bought_on=bought_on)
    values = {"kind": "counter", "bought_on": bought_on, "invoice": "FP-1", "price": "1999.00"} | sold
    record_sale(asset=phone, customer=customer, values=values, by=SYSTEM, at=INSTALLED)
    return phone


def make_claim(region: Unit, *, by: User, at: datetime = RECEIVED, **given: Any) -> Ticket:
    """A ticket on a phone whose exchange was asked for, and judged."""
    phone_packs()
    asset = given.pop("asset", None) or make_phone(region)
    channel = given.pop("channel", "phone")
    ticket = make_ticket(region, at=at, asset=asset, channel=channel, visit_wanted=False)
    state(ticket=ticket, given=GOOD | given, by=by, at=at)
    return ticket


def make_case(
    region: Unit, *, by: User, at: datetime = RECEIVED, kind: str = "exchange", **given: Any
) -> Case:
    """A case just opened."""
    opening = cases.Opening(
        kind=kind,
        send_to="" if kind == "onsite_exchange" else "上海市闵行区客服中心",
        local_centre=given.pop("local_centre", False),
        supplied=given.pop("supplied", ("charger",)),
    )
    return cases.start(ticket=make_claim(region, by=by, at=at, **given), opening=opening, by=by, at=at)


def at_hour(day: int, hour: int = 12) -> datetime:
    """An hour of a day of March 2026 in Shanghai."""
    return datetime(2026, 3, day, hour - 8, tzinfo=UTC)


def end_of(day: int) -> datetime:
    """24:00 of a day of March 2026 in Shanghai."""
    return datetime(2026, 3, day, 16, tzinfo=UTC)


def lent_on(case: Case, *, by: User, at: datetime, stream: Stream | None = None) -> Loan:
    """A standby unit lent for a case, or for its ticket."""
    unit = make_standby(make_depot(case.region, by=by, at=at), by=by, at=at)
    where = {"stream": stream or case.stream, "customer": case.ticket.customer}
    return loans.lend(unit=unit, terms=terms(at), by=by, at=at, **where)
