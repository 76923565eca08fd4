"""The one writer of an order's status; the ticket follows in the same transaction."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.streams import lock_streams
from dispatch.enums import OrderStatus
from dispatch.errors import Stale
from dispatch.events import OrderMoved
from dispatch.models import Assignment, Visit, WorkOrder
from dispatch.transitions import FREEING, TICKET_STATUS, allowed
from org.models import User
from tickets.operations.following import follow


def hold(order: WorkOrder, *expected: str) -> WorkOrder:
    """Lock the ticket's stream and read the order anew; raises Stale unless it is in an expected state."""
    lock_streams(order.ticket_id)
    held = WorkOrder.objects.for_page().get(pk=order.pk)
    if expected and held.status not in expected:
        raise Stale(
            _("派工单 %(number)s 现在是「%(state)s」，此步骤不能再做。")
            % {"number": held.number, "state": held.get_status_display()}
        )
    return held


def move(order: WorkOrder, to: str, *, by: Actor, at: datetime, **changes: Any) -> WorkOrder:
    """Bring a held order into another state with other fields of its own; raises Stale when not allowed."""
    if not allowed(order.status, to):
        raise Stale(
            _("派工单 %(number)s 不能从「%(before)s」变为「%(after)s」。")
            % {
                "number": order.number,
                "before": order.get_status_display(),
                "after": OrderStatus(to).label,
            }
        )
    before, order.status = order.status, to
    for name, value in changes.items():
        setattr(order, name, value)
    order.save(update_fields=["status", *changes])
    if to in FREEING:
        Assignment.objects.filter(visit__order=order, live=True).update(live=False)
    record(order.ticket_id, OrderMoved(order.pk, order.number, before, to), by=by, at=at)
    lead(order, by=by, at=at)
    return order


def lead(order: WorkOrder, *, by: Actor, at: datetime) -> None:
    """Bring the ticket to the status that the order's state stands for."""
    assignee: User | None = order.technician.user if order.live else None
    follow(ticket=order.ticket, to=TICKET_STATUS[order.status], by=by, at=at, assignee=assignee)


def visit_of(order: WorkOrder) -> Visit:
    """The order's latest visit."""
    return order.visits.latest("n")
