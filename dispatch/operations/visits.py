"""A visit that ends without work, leaving the site for a while, and who is sick on the way."""

from datetime import datetime

from django.db import transaction

from core.events import record
from core.words import later as _
from dispatch.enums import OrderStatus, StepOutReason, VisitOutcome
from dispatch.errors import DispatchRefused, Stale
from dispatch.events import SteppedIn, SteppedOut, VisitEnded
from dispatch.models import Assignment, StepOut, Visit, WorkOrder
from dispatch.operations.moving import hold, move, visit_of
from dispatch.operations.planning import assign
from dispatch.operations.telling import tell_leaders
from dispatch.rules import Plan
from org.models import User

UNDER_WAY = (OrderStatus.DEPARTED, OrderStatus.ON_SITE)


@transaction.atomic
def end_visit(*, order: WorkOrder, outcome: str, note: str, next_plan: Plan, by: User, at: datetime) -> Visit:
    """Leave without having done the work: nobody at home, parts missing; the next visit is planned (DSP-07).

    The order is prepared anew: the customer is called and agrees the time. Supervisors are told. Raises
    DispatchRefused without a reason, Overlap, Stale.
    """
    held = hold(order, *UNDER_WAY)
    if outcome not in VisitOutcome.values or not note.strip():
        raise DispatchRefused(_("再次上门须选择原因并写明情况。"))
    visit = visit_of(held)
    visit.ended_at, visit.outcome, visit.outcome_note = at, outcome, note.strip()
    visit.save(update_fields=["ended_at", "outcome", "outcome_note"])
    Assignment.objects.filter(visit=visit, live=True).update(live=False)
    come_back(held, by=by, at=at)
    held.ticks.all().delete()
    move(held, OrderStatus.ACCEPTED, by=by, at=at)
    following = Visit.objects.create(order=held, n=visit.n + 1)
    assign(following, held.technician, next_plan)
    record(held.ticket_id, VisitEnded(held.pk, visit.pk, outcome), by=by, at=at)
    tell_leaders(
        held, _("%(person)s：%(number)s 本次上门未完成，须再次上门。"), cause=f"visit:{visit.pk}", at=at
    )
    return following


@transaction.atomic
def step_out(*, order: WorkOrder, reason: str, told: bool, by: User, at: datetime, note: str = "") -> StepOut:
    """Leave the site for a while; the customer must have been told (TKT-14). Raises DispatchRefused or Stale."""
    held = hold(order, OrderStatus.ON_SITE)
    if reason not in StepOutReason.values:
        raise DispatchRefused(_("请选择临时离场的原因。"))
    if not told:
        raise DispatchRefused(_("临时离场须先告知客户。"))
    visit = visit_of(held)
    if StepOut.objects.filter(visit=visit, back_at=None).exists():
        raise Stale(_("已登记临时离场。"))
    row = StepOut.objects.create(visit=visit, reason=reason, note=note.strip(), by=by, at=at)
    record(held.ticket_id, SteppedOut(held.pk, row.pk, reason), by=by, at=at)
    return row


@transaction.atomic
def step_in(*, order: WorkOrder, by: User, at: datetime) -> StepOut:
    """Back on site; raises Stale when nobody had left."""
    held = hold(order, OrderStatus.ON_SITE)
    row = come_back(held, by=by, at=at)
    if row is None:
        raise Stale(_("没有未结束的临时离场。"))
    return row


def come_back(order: WorkOrder, *, by: User, at: datetime) -> StepOut | None:
    """Close the open leave of a held order, if there is one."""
    row = StepOut.objects.filter(visit__order=order, back_at=None).first()
    if row is not None:
        row.back_at = at
        row.save(update_fields=["back_at"])
        record(order.ticket_id, SteppedIn(order.pk, row.pk), by=by, at=at)
    return row
