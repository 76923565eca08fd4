"""Standby units in a job: none on the van, ordered when the repair takes too long, lent and taken back."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext

from core.actors import SYSTEM, Actor
from core.clock import iso
from core.events import record
from core.streams import lock_streams
from core.words import later as _
from core.words import written
from deadlines.models import Clock
from dispatch.enums import OrderStatus
from dispatch.errors import DispatchRefused
from dispatch.events import RepairEstimated, VanWithoutUnit
from dispatch.models import Visit, WorkOrder
from dispatch.operations.moving import hold, visit_of
from dispatch.queries.standby import needs_unit, restore_by
from dispatch.transitions import LIVE
from org.models import User
from parts.enums import OrderKind, Why
from parts.models import Loan, StandbyOrder, StandbyUnit
from parts.operations import loans, standby
from parts.queries.orders import of_stream
from tickets.models import Ticket

BEFORE = (OrderStatus.DISPATCHED, OrderStatus.ACCEPTED)


def order_for(
    *, ticket: Ticket, why: str, by: Actor, at: datetime, kind: str = OrderKind.STANDBY
) -> StandbyOrder | None:
    """Ask for a unit of the customer's model; None while one is lent already."""
    return standby.order(
        stream=ticket.stream,
        branch=ticket.unit,
        customer=ticket.customer,
        asset=ticket.asset,
        kind=kind,
        why=why,
        model=ticket.asset.model if ticket.asset else None,
        by=by,
        at=at,
    )


@transaction.atomic
def ask_for(*, ticket: Ticket, by: User, at: datetime) -> StandbyOrder | None:
    """The same by hand; raises DispatchRefused once the repair is over."""
    lock_streams(ticket.pk)
    held = _ticket(ticket.pk)
    if not needs_unit(held):
        raise DispatchRefused(gettext("维修已结束，不能再申请备用机。"))
    return order_for(ticket=held, why=Why.ASKED, by=by, at=at)


def _ticket(pk: int) -> Ticket:
    rows = Ticket.objects.select_related("stream", "region", "project", "customer", "asset__model")
    return rows.get(pk=pk)


@transaction.atomic
def order_substitute(*, clock_id: int, at: datetime) -> StandbyOrder | None:
    """The hours for a free substitute are over and nothing is repaired (SLA-10); None when it was meanwhile."""
    clock = Clock.objects.get(pk=clock_id)
    if clock.met_at is not None or clock.stopped_at is not None:
        return None
    ticket = _ticket(clock.stream_id)
    return order_for(ticket=ticket, why=Why.UNREPAIRED, by=SYSTEM, at=at, kind=OrderKind.SUBSTITUTE)


@transaction.atomic
def drop_orders(*, ticket_id: int, at: datetime) -> int:
    """Nobody brings a unit to a ticket that is closed; returns how many orders were open."""
    waiting = [one for one in of_stream(ticket_id) if one.is_open]
    for one in waiting:
        standby.cancel(order=one, reason=written("工单已关闭"), by=SYSTEM, at=at)
    return len(waiting)


@transaction.atomic
def explain_van(*, order: WorkOrder, reason: str, by: User, at: datetime) -> Visit:
    """Why no unit of the model goes along on this visit (PRT-06); raises DispatchRefused or Stale."""
    if not reason.strip():
        raise DispatchRefused(_("请填写未带备用机的原因。"))
    held = hold(order, *BEFORE)
    visit = visit_of(held)
    visit.no_unit_reason = reason.strip()
    visit.save(update_fields=["no_unit_reason"])
    record(held.ticket_id, VanWithoutUnit(held.pk, visit.pk), by=by, at=at)
    return visit


@transaction.atomic
def estimate(*, order: WorkOrder, minutes: int, by: User, at: datetime) -> Visit:
    """How long the repair will take from `at`; beyond the promise a unit is ordered at once (SLA-11).

    Raises Stale unless the technician is on site.
    """
    held = hold(order, OrderStatus.ON_SITE)
    visit = visit_of(held)
    visit.estimate_minutes, visit.estimated_at = minutes, at
    visit.save(update_fields=["estimate_minutes", "estimated_at"])
    finish, promised = at + timedelta(minutes=minutes), restore_by(held.ticket)
    in_time = promised is None or finish <= promised
    record(held.ticket_id, RepairEstimated(held.pk, visit.pk, minutes, iso(finish), in_time), by=by, at=at)
    if not in_time:
        order_for(ticket=held.ticket, why=Why.LATE_ESTIMATE, by=by, at=at)
    return visit


@transaction.atomic
def lend(*, order: WorkOrder, unit: StandbyUnit, terms: loans.Terms, by: User, at: datetime) -> Loan:
    """Hand over a unit from the own van (WAR-48); raises DispatchRefused, Stale or PartsRefused."""
    held = hold(order, OrderStatus.ON_SITE, OrderStatus.WORK_DONE)
    if unit.van_id != by.pk:
        raise DispatchRefused(_("该备用机不在您的车上。"))
    ticket = held.ticket
    return loans.lend(
        unit=unit,
        stream=ticket.stream,
        customer=ticket.customer,
        asset=ticket.asset,
        terms=terms,
        by=by,
        at=at,
    )


@transaction.atomic
def take_back(*, order: WorkOrder, loan: Loan, condition: str, by: User, at: datetime) -> Loan:
    """The lent unit goes back to its depot with the technician; raises DispatchRefused, Stale or PartsRefused."""
    held = hold(order, *LIVE)
    if loan.stream_id != held.ticket_id:
        raise DispatchRefused(_("借用单不属于这张工单。"))
    return loans.take_back(loan=loan, condition=condition, by=by, at=at)
