"""Depots of the demo, their standby units, one on a van, one lent."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from core.clock import local_day
from customers.models import ProductModel
from org.models import Unit, User
from parts.enums import OrderKind, Tier, Why
from parts.models import Depot, StandbyOrder, StandbyUnit
from parts.operations import depots, loans, standby, units
from parts.operations.depots import Entry
from parts.operations.loans import Terms
from tickets.enums import Status
from tickets.models import Ticket

UNITS = [("AC-35", 1), ("AC-35", 1), ("AC-35", 2), ("WH-60", 2), ("NB-14A", 3), ("MT-27", 3)]
LENT_FOR = (Status.ON_SITE, Status.DEPARTED, Status.ACCEPTED, Status.DISPATCHED)


def build_standby(branches: Mapping[str, Unit], people: Mapping[str, User], *, at: datetime) -> None:
    """Three depots in the east, six units, one on the van of the first technician, one at a customer's."""
    by, long_ago = people["east-manager"], at - timedelta(days=60)
    tree = _depots(branches, by, long_ago)
    made = [_unit(code, n, tree[tier], by, long_ago) for n, (code, tier) in enumerate(UNITS, 1)]
    units.load(unit=made[0], technician=people["east-tech1"], by=by, at=long_ago)
    mine = Ticket.objects.filter(region=branches["east"]).exclude(project=branches["hangzhou"])
    at_hand = {one.model_id: one for one in made[1:]}
    tickets = mine.filter(status__in=LENT_FOR, asset__model__in=at_hand)
    for ticket in tickets.select_related("stream", "asset__model", "customer").order_by("-pk")[:1]:
        _lend(at_hand[ticket.asset.model_id], _order(ticket, by, at), by, at)


def _depots(branches: Mapping[str, Unit], by: User, at: datetime) -> dict[int, Depot]:
    east = branches["east"]
    first = depots.open_depot(
        unit=east, tier=Tier.FIRST, entry=Entry("华东一级库", None, "上海市嘉定区安亭镇"), by=by, at=at
    )
    second = depots.open_depot(unit=east, tier=Tier.SECOND, entry=Entry("华东二级库", first), by=by, at=at)
    station = depots.open_depot(
        unit=branches["shanghai"], tier=Tier.STATION, entry=Entry("上海服务站库", second), by=by, at=at
    )
    return {Tier.FIRST: first, Tier.SECOND: second, Tier.STATION: station}


def _unit(code: str, number: int, depot: Depot, by: User, at: datetime) -> StandbyUnit:
    model = ProductModel.objects.get(code=code)
    return units.take_in(model=model, serial=f"BY-{code}-{number:03d}", depot=depot, by=by, at=at)


def _order(ticket: Ticket, by: User, at: datetime) -> StandbyOrder | None:
    return standby.order(
        stream=ticket.stream,
        branch=ticket.unit,
        customer=ticket.customer,
        asset=ticket.asset,
        kind=OrderKind.STANDBY,
        why=Why.ASKED,
        model=None,
        by=by,
        at=at,
    )


def _lend(unit: StandbyUnit, order: StandbyOrder | None, by: User, at: datetime) -> None:
    if order is None:
        return
    terms = Terms(local_day(at) + timedelta(days=15), "外观完好，附电源线，试机正常。")
    loans.lend(
        unit=unit,
        stream=order.stream,
        customer=order.customer,
        asset=order.asset,
        terms=terms,
        order=order,
        by=by,
        at=at,
    )
