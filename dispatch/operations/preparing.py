"""From accepting the job to leaving for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from core.events import record
from core.numbers import next_number
from dispatch import figures
from dispatch.enums import OrderStatus
from dispatch.errors import Incomplete
from dispatch.events import DepartedLate, LedgerFilled, PreparationTicked
from dispatch.models import ChecklistTick, LedgerLine, Visit, WorkOrder
from dispatch.operations.moving import hold, move, visit_of
from dispatch.operations.planning import replan
from dispatch.queries.steps import agreed_time, missing_for_departure
from dispatch.rules import late_departure
from org.models import User
from tickets.enums import Channel
from tickets.models import ContactLog
from tickets.operations.contacts import log_contact

BEFORE_DEPARTURE = (OrderStatus.DISPATCHED, OrderStatus.ACCEPTED)
REACHABLE = (*BEFORE_DEPARTURE, OrderStatus.DEPARTED)


@dataclass(frozen=True)
class Spoken:
    """One call to the customer: reached or not, and the arrival time that was agreed."""

    reached: bool
    note: str = ""
    agreed_at: datetime | None = None
    channel: str = Channel.PHONE


@transaction.atomic
def accept(*, order: WorkOrder, by: User, at: datetime) -> WorkOrder:
    """The technician takes the job; raises Stale."""
    held = hold(order, OrderStatus.DISPATCHED)
    return move(held, OrderStatus.ACCEPTED, by=by, at=at, accepted_at=at)


@transaction.atomic
def contact(*, order: WorkOrder, spoken: Spoken, by: User, at: datetime) -> ContactLog:
    """Call first and agree the time (TKT-06); the plan moves to the agreed time. Raises Stale or Overlap."""
    held = hold(order, *REACHABLE)
    row = log_contact(
        ticket=held.ticket,
        reached=spoken.reached,
        note=spoken.note,
        agreed_at=spoken.agreed_at,
        channel=spoken.channel,
        by=by,
        at=at,
    )
    if spoken.agreed_at:
        replan(held, spoken.agreed_at, by=by, at=at)
    return row


@transaction.atomic
def fill_ledger(*, order: WorkOrder, matter: str, by: User, at: datetime) -> LedgerLine:
    """Fill the service ledger and take a numbered receipt slip (TKT-05); again corrects the matter."""
    held = hold(order, *BEFORE_DEPARTURE)
    line = LedgerLine.objects.filter(order=held).first()
    if line is None:
        slip = next_number("RS", at=at)
        line = LedgerLine(order=held, slip_number=slip, filled_by=by, filled_at=at)
    line.matter = matter.strip()
    line.save()
    record(held.ticket_id, LedgerFilled(held.pk, line.pk, line.slip_number), by=by, at=at)
    return line


@transaction.atomic
def tick(*, order: WorkOrder, items: Iterable[str], by: User, at: datetime) -> list[str]:
    """Set the preparation checklist to exactly these lines (DSP-06); raises Stale once departed."""
    held = hold(order, *BEFORE_DEPARTURE)
    wanted = list(dict.fromkeys(items))
    before = set(held.ticks.values_list("item", flat=True))
    if before == set(wanted):
        return wanted
    held.ticks.exclude(item__in=wanted).delete()
    ChecklistTick.objects.bulk_create(
        ChecklistTick(order=held, item=item, by=by, at=at) for item in wanted if item not in before
    )
    record(held.ticket_id, PreparationTicked(held.pk, wanted), by=by, at=at)
    return wanted


@transaction.atomic
def depart(*, order: WorkOrder, by: User, at: datetime) -> Visit:
    """Leave for the customer; raises Incomplete until call, time, ledger, slip and checklist are there.

    A departure that is late by TKT-07 is marked as a hint on the visit and refused by nobody.
    """
    held = hold(order, OrderStatus.ACCEPTED)
    blocks = missing_for_departure(held)
    if blocks:
        raise Incomplete(blocks)
    visit = visit_of(held)
    visit.departed_at, visit.departed_late = at, _is_late(held, at)
    visit.save(update_fields=["departed_at", "departed_late"])
    move(held, OrderStatus.DEPARTED, by=by, at=at)
    if visit.departed_late:
        record(held.ticket_id, DepartedLate(held.pk, visit.pk), by=by, at=at)
    return visit


def _is_late(order: WorkOrder, at: datetime) -> bool:
    agreed = agreed_time(order)
    if agreed is None or order.accepted_at is None:
        return False
    return late_departure(
        departed_at=at,
        accepted_at=order.accepted_at,
        agreed_at=agreed,
        immediately=figures.immediately(order.ticket),
        travel=figures.travel(order.ticket),
    )
