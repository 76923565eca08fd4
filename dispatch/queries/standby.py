"""Standby units of a job: what must be on the van, what is lent, what the promise of repair is."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from core.doors import Block
from deadlines.enums import ClockKind
from deadlines.models import Clock
from deadlines.queries import all_rules
from dispatch import figures
from dispatch.enums import OrderStatus
from dispatch.models import WorkOrder
from parts.models import Loan, StandbyOrder, StandbyUnit
from parts.queries.loans import open_loans
from parts.queries.orders import of_stream
from parts.queries.vans import on_van
from tickets.models import Ticket
from tickets.transitions import BEFORE_DISPATCH, IN_HAND


@dataclass(frozen=True)
class Standby:
    """What the phone page of an order says of standby units."""

    promised: bool
    explain: bool
    orders: list[StandbyOrder]
    loans: list[Loan]
    van: list[StandbyUnit]


def promises_restoring(ticket: Ticket) -> bool:
    """Do the ticket's packs promise that the unit runs again by a certain time (SLA-11)?"""
    return any(rule.kind == ClockKind.RESTORE for rule in all_rules(ticket.pack_set))


def restore_by(ticket: Ticket) -> datetime | None:
    """The running promise of repair or replacement; None when there is none or it is paused."""
    rows = Clock.objects.running().filter(stream=ticket.pk, kind=ClockKind.RESTORE, due_at__isnull=False)
    return rows.order_by("due_at").values_list("due_at", flat=True).first()


def needs_unit(ticket: Ticket) -> bool:
    """Is the repair still open? Once the customer signed, the own unit is in use again."""
    return ticket.status in BEFORE_DISPATCH | IN_HAND


def model_of(ticket: Ticket) -> int | None:
    return ticket.asset.model_id if ticket.asset else None


def lacks_unit(order: WorkOrder) -> bool:
    """Must a unit of the customer's model be on the van, and is none there (PRT-06)?"""
    if not (figures.unit_on_van(order.ticket) and promises_restoring(order.ticket)):
        return False
    return not on_van(order.technician.user_id, model_of(order.ticket))


def missing_unit(order: WorkOrder) -> list[Block]:
    """A van without a unit needs a reason for this visit."""
    if not lacks_unit(order) or order.visits.latest("n").no_unit_reason:
        return []
    return [Block("no_unit", _("车上没有同型号备用机，请装车或填写原因"), "#van")]


def standby_of(order: WorkOrder) -> Standby:
    """For the page; jobs that neither promise a time nor have anything lent cost two short queries."""
    promised = promises_restoring(order.ticket)
    before = order.status in (OrderStatus.DISPATCHED, OrderStatus.ACCEPTED)
    orders = [one for one in of_stream(order.ticket_id) if one.is_open]
    wanted = (promised or orders) and order.live
    return Standby(
        promised=promised,
        explain=before and lacks_unit(order),
        orders=orders,
        loans=open_loans(order.ticket_id),
        van=on_van(order.technician.user_id, model_of(order.ticket)) if wanted else [],
    )
