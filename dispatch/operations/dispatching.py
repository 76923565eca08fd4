"""Sending somebody, and taking the order back."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from core.clock import iso
from core.events import record
from core.numbers import next_number
from core.streams import lock_streams
from core.words import later as _
from dispatch.enums import OrderStatus, VisitOutcome
from dispatch.errors import DispatchRefused, NotOffered, SamePerson, Stale
from dispatch.events import OrderDispatched
from dispatch.models import Technician, Visit, WorkOrder
from dispatch.operations.moving import hold, lead, move, visit_of
from dispatch.operations.planning import assign
from dispatch.operations.preparing import BEFORE_DEPARTURE
from dispatch.operations.telling import tell_dispatched, tell_leaders, tell_technician
from dispatch.operations.visits import UNDER_WAY, come_back
from dispatch.queries.candidates import reasons_against
from dispatch.queries.steps import was_visited
from dispatch.rules import Plan
from dispatch.transitions import LIVE, START
from org.models import User
from tickets.enums import Status
from tickets.models import Ticket
from tickets.operations.lifecycle import cancel
from tickets.queries.approvals import in_round


@dataclass(frozen=True)
class Sending:
    """Who goes, when, and with which words."""

    technician: Technician
    plan: Plan
    instruction: str = ""
    revisit_reason: str = ""


@transaction.atomic
def dispatch(*, ticket: Ticket, sending: Sending, by: User, at: datetime) -> WorkOrder:
    """Make the work order of an approved ticket; faults and urgent ones go straight from registered (TKT-03).

    Raises Stale, SamePerson, NotOffered or Overlap, and stores nothing then; DispatchRefused for a second visit
    on the same ticket without its reason (DSP-07). Applicant and approver are
    compared with the executor where the ticket follows (tickets' NotAllowed).
    """
    lock_streams(ticket.pk)
    held = Ticket.objects.select_related("stream", "pack_set", "category__skill").get(pk=ticket.pk)
    _check_ready(held)
    if sending.technician.user_id == by.pk:
        raise SamePerson(_("派工人不能把工单派给自己。"))
    if was_visited(held.pk) and not sending.revisit_reason.strip():
        raise DispatchRefused(_("这张工单已上过门，再次上门须写明原因。"))
    against = reasons_against(held, sending.technician)
    if against:
        raise NotOffered("；".join(against))
    order = _write(held, sending, by, at)
    lead(order, by=by, at=at)
    _announce(order, sending, by=by, at=at)
    return order


def _check_ready(ticket: Ticket) -> None:
    """Raises Stale unless the ticket is to be dispatched now."""
    if WorkOrder.objects.filter(ticket=ticket, status__in=LIVE).exists():
        raise Stale(_("工单 %(number)s 已派工。") % {"number": ticket.number})
    at_once = ticket.status == Status.REGISTERED and ticket.dispatch_at_once
    if ticket.status != Status.APPROVED and not at_once:
        raise Stale(
            _("工单 %(number)s 现在是「%(state)s」，不能派工。")
            % {"number": ticket.number, "state": ticket.get_status_display()}
        )


def _write(ticket: Ticket, sending: Sending, by: User, at: datetime) -> WorkOrder:
    order = WorkOrder.objects.create(
        number=next_number("WO", at=at),
        ticket=ticket,
        status=START,
        technician=sending.technician,
        dispatched_by=by,
        dispatched_at=at,
        instruction=sending.instruction,
        revisit_reason=sending.revisit_reason.strip(),
    )
    assign(Visit.objects.create(order=order), sending.technician, sending.plan)
    return order


def _announce(order: WorkOrder, sending: Sending, *, by: User, at: datetime) -> None:
    person = order.technician.user
    event = OrderDispatched(
        order=order.pk,
        number=order.number,
        technician=person.pk,
        technician_name=person.name,
        starts_at=iso(sending.plan.starts_at),
        ends_at=iso(sending.plan.ends_at),
        approved=not in_round(order.ticket).filter(decision="").exists(),
    )
    record(order.ticket_id, event, by=by, at=at)
    tell_dispatched(order, sending.plan, at=at)


@transaction.atomic
def withdraw(*, order: WorkOrder, by: User, at: datetime, reason: str) -> WorkOrder:
    """Take an order back before the departure; the technician is told. Raises Stale."""
    held = _end(hold(order, *BEFORE_DEPARTURE), OrderStatus.WITHDRAWN, by, at, reason)
    tell_technician(held, _("派工单 %(number)s 已撤回，不必前往。"), cause="withdrawn", at=at)
    return held


@transaction.atomic
def call_off(*, order: WorkOrder, by: User, at: datetime, reason: str, breach_reason: str = "") -> Ticket:
    """The need is gone while somebody holds the job: the order is taken back and the ticket cancelled.

    Raises Stale after the departure, and what cancelling raises (tickets' Blocked).
    """
    held = withdraw(order=order, by=by, at=at, reason=reason)
    return cancel(ticket=held.ticket, reason=reason, breach_reason=breach_reason, by=by, at=at)


@transaction.atomic
def decline(*, order: WorkOrder, by: User, at: datetime, reason: str) -> WorkOrder:
    """The technician refuses with a reason, which reaches the supervisor (DSP-11); raises Stale."""
    held = _end(hold(order, OrderStatus.DISPATCHED), OrderStatus.DECLINED, by, at, reason)
    tell_leaders(held, _("%(person)s拒绝派工单 %(number)s，请改派。"), cause="declined", at=at)
    return held


@transaction.atomic
def reassign(*, order: WorkOrder, sending: Sending, by: User, at: datetime, reason: str) -> WorkOrder:
    """Another person takes over (TKT-30): the old order ends, a new one begins, the promised times stay.

    Who falls ill on the way or on site is replaced as well; the visit then ends.
    """
    held = hold(order, *BEFORE_DEPARTURE, *UNDER_WAY)
    if sending.technician.pk == held.technician_id:
        raise DispatchRefused(_("请改派给另一位技师。"))
    if held.status in UNDER_WAY:
        _end_visit(held, reason, by, at)
    ended = OrderStatus.WITHDRAWN if held.status == OrderStatus.DISPATCHED else OrderStatus.REASSIGNED
    _end(held, ended, by, at, reason)
    tell_technician(held, _("派工单 %(number)s 已改派他人。"), cause="reassigned", at=at)
    to = replace(sending, revisit_reason=sending.revisit_reason or reason)
    return dispatch(ticket=held.ticket, sending=to, by=by, at=at)


def _end_visit(order: WorkOrder, reason: str, by: User, at: datetime) -> None:
    """The visit of who is replaced on the way or on site."""
    come_back(order, by=by, at=at)
    visit = visit_of(order)
    visit.ended_at, visit.outcome, visit.outcome_note = at, VisitOutcome.OTHER, reason.strip()
    visit.save(update_fields=["ended_at", "outcome", "outcome_note"])


def _end(order: WorkOrder, to: str, by: User, at: datetime, reason: str) -> WorkOrder:
    if not reason.strip():
        raise DispatchRefused(_("请写明原因。"))
    return move(order, to, by=by, at=at, end_reason=reason.strip(), ended_at=at)
