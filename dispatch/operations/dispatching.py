"""Sending somebody, and taking the order back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.clock import iso
from core.events import record
from core.numbers import next_number
from core.streams import lock_streams
from dispatch.enums import OrderStatus
from dispatch.errors import DispatchRefused, NotOffered, SamePerson, Stale
from dispatch.events import OrderDispatched
from dispatch.models import Technician, Visit, WorkOrder
from dispatch.operations.after_approval import ask_afterwards
from dispatch.operations.moving import hold, lead, move
from dispatch.operations.planning import assign
from dispatch.operations.telling import tell_dispatched, tell_leaders
from dispatch.queries.candidates import reasons_against
from dispatch.rules import Plan
from dispatch.transitions import LIVE, START
from org.enums import Decision
from org.models import Approval, User
from tickets.enums import ApprovalCode, Status
from tickets.models import Ticket


@dataclass(frozen=True)
class Sending:
    """Who goes, when, and with which words."""

    technician: Technician
    plan: Plan
    instruction: str = ""


@transaction.atomic
def dispatch(*, ticket: Ticket, sending: Sending, by: User, at: datetime) -> WorkOrder:
    """Make the work order of an approved ticket; faults and urgent ones go straight from registered (TKT-03).

    Raises Stale, SamePerson, NotOffered or Overlap, and stores nothing then.
    """
    lock_streams(ticket.pk)
    held = Ticket.objects.select_related("stream", "category__skill").get(pk=ticket.pk)
    approved = _ready(held)
    _check_people(held, sending.technician, by)
    against = reasons_against(held, sending.technician)
    if against:
        raise NotOffered("；".join(against))
    order = _write(held, sending, by, at)
    if not approved:
        ask_afterwards(order, by=by, at=at)
    _announce(order, sending, approved=approved, by=by, at=at)
    return order


def _ready(ticket: Ticket) -> bool:
    """Has the ticket been approved? Raises Stale when it is not to be dispatched now."""
    if WorkOrder.objects.filter(ticket=ticket, status__in=LIVE).exists():
        raise Stale(_("工单 %(number)s 已派工。") % {"number": ticket.number})
    if ticket.status == Status.APPROVED:
        return True
    if ticket.status == Status.REGISTERED and ticket.dispatch_at_once:
        return False
    raise Stale(
        _("工单 %(number)s 现在是「%(state)s」，不能派工。")
        % {"number": ticket.number, "state": ticket.get_status_display()}
    )


def _check_people(ticket: Ticket, technician: Technician, by: User) -> None:
    """Applicant, approver and whoever dispatches are other people than the executor."""
    asked = Approval.objects.filter(stream_id=ticket.pk, kind=ApprovalCode.DISPATCH).exclude(
        decision__in=[Decision.RETURNED, Decision.WITHDRAWN]
    )
    people = {person for pair in asked.values_list("asker_id", "decider_id") for person in pair}
    if technician.user_id in people | {by.pk}:
        raise SamePerson(_("申请人、审批人和执行人必须是三个人。"))


def _write(ticket: Ticket, sending: Sending, by: User, at: datetime) -> WorkOrder:
    order = WorkOrder.objects.create(
        number=next_number("WO", at=at),
        ticket=ticket,
        status=START,
        technician=sending.technician,
        dispatched_by=by,
        dispatched_at=at,
        instruction=sending.instruction,
    )
    assign(Visit.objects.create(order=order), sending.technician, sending.plan)
    return order


def _announce(order: WorkOrder, sending: Sending, *, approved: bool, by: User, at: datetime) -> None:
    person = order.technician.user
    event = OrderDispatched(
        order=order.pk,
        number=order.number,
        technician=person.pk,
        technician_name=person.name,
        starts_at=iso(sending.plan.starts_at),
        ends_at=iso(sending.plan.ends_at),
        approved=approved,
    )
    record(order.ticket_id, event, by=by, at=at)
    lead(order, by=by, at=at)
    tell_dispatched(order, sending.plan, at=at)


@transaction.atomic
def withdraw(*, order: WorkOrder, by: User, at: datetime, reason: str) -> WorkOrder:
    """Take an order back that nobody accepted yet; raises Stale."""
    held = hold(order, OrderStatus.DISPATCHED)
    return _end(held, OrderStatus.WITHDRAWN, by, at, reason)


@transaction.atomic
def decline(*, order: WorkOrder, by: User, at: datetime, reason: str) -> WorkOrder:
    """The technician refuses with a reason, which reaches the supervisor (DSP-11); raises Stale."""
    held = _end(hold(order, OrderStatus.DISPATCHED), OrderStatus.DECLINED, by, at, reason)
    tell_leaders(held, _("%(person)s拒绝派工单 %(number)s，请改派。"), cause="declined", at=at)
    return held


@transaction.atomic
def reassign(*, order: WorkOrder, sending: Sending, by: User, at: datetime, reason: str) -> WorkOrder:
    """Another person takes over before the departure (TKT-30): the old order ends, a new one begins."""
    held = hold(order, OrderStatus.DISPATCHED, OrderStatus.ACCEPTED)
    if sending.technician.pk == held.technician_id:
        raise DispatchRefused(_("请改派给另一位技师。"))
    ended = OrderStatus.WITHDRAWN if held.status == OrderStatus.DISPATCHED else OrderStatus.REASSIGNED
    _end(held, ended, by, at, reason)
    return dispatch(ticket=held.ticket, sending=sending, by=by, at=at)


def _end(order: WorkOrder, to: str, by: User, at: datetime, reason: str) -> WorkOrder:
    if not reason.strip():
        raise DispatchRefused(_("请写明原因。"))
    return move(order, to, by=by, at=at, end_reason=reason.strip(), ended_at=at)
