"""Depots, standby units and loans, made by the product's own operations."""

from datetime import datetime, timedelta
from itertools import count

from core.clock import local_day
from customers.models import ProductModel
from org.models import Unit, User
from parts.enums import OrderKind, Tier, Why
from parts.models import Depot, Loan, StandbyOrder, StandbyUnit
from parts.operations import depots, loans, standby, units
from parts.operations.depots import Entry
from parts.operations.loans import Terms
from tickets.models import Ticket

_serials = count(1)


def make_model(code: str = "AC-35", line: str = "air_conditioner") -> ProductModel:
    return ProductModel.objects.get_or_create(code=code, defaults={"name": "空调 1.5 匹", "line": line})[0]


def make_depot(
    unit: Unit, *, by: User, at: datetime, name: str = "", tier: int = Tier.FIRST, parent: Depot | None = None
) -> Depot:
    entry = Entry(name or f"{unit.name}一级库", parent)
    return depots.open_depot(unit=unit, tier=tier, entry=entry, by=by, at=at)


def make_standby(
    depot: Depot, *, by: User, at: datetime, model: ProductModel | None = None, serial: str = ""
) -> StandbyUnit:
    """A unit in stock."""
    return units.take_in(
        model=model or make_model(), serial=serial or f"BY-{next(_serials):04d}", depot=depot, by=by, at=at
    )


def make_standby_order(
    ticket: Ticket, *, by: User, at: datetime, model: ProductModel | None = None
) -> StandbyOrder:
    """Asked for by hand."""
    made = standby.order(
        stream=ticket.stream,
        branch=ticket.unit,
        customer=ticket.customer,
        kind=OrderKind.STANDBY,
        why=Why.ASKED,
        model=model,
        by=by,
        at=at,
    )
    assert made is not None
    return made


def terms(at: datetime, days: int = 15) -> Terms:
    return Terms(local_day(at) + timedelta(days=days), "外观完好，试机正常")


def make_loan(unit: StandbyUnit, ticket: Ticket, *, by: User, at: datetime, days: int = 15) -> Loan:
    return loans.lend(
        unit=unit,
        stream=ticket.stream,
        customer=ticket.customer,
        asset=ticket.asset,
        terms=terms(at, days),
        by=by,
        at=at,
    )
