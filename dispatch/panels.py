"""What dispatch tells other rooms about a person's work."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from core.doors import Block, WorkLine
from dispatch.models import Assignment, WorkOrder
from dispatch.permissions import can_order_standby
from dispatch.queries.orders import todays
from dispatch.queries.standby import needs_unit
from parts.queries.loans import open_loans
from parts.queries.orders import of_stream
from tickets.models import Ticket


def held_orders(user: Any, _at: datetime) -> list[WorkLine]:
    """Orders that the person has in hand, by planned time."""
    return [WorkLine(one.number, _url(one), _due(one), one.get_status_display()) for one in todays(user)]


def open_orders(user: Any, since: datetime, until: datetime) -> list[Block]:
    """Planned visits of a person that an absence would interrupt (DSP-10)."""
    rows = Assignment.objects.live().between(since, until).filter(technician__user=user.pk)
    orders = WorkOrder.objects.live().filter(visits__assignments__in=rows).distinct()
    return [Block("order", order.number, _url(order)) for order in orders]


def _due(order: WorkOrder) -> datetime | None:
    clock = order.ticket.clock  # type: ignore[attr-defined]
    return clock.due_at if clock else None


def _url(order: WorkOrder) -> str:
    return reverse("dispatch:order", args=[order.number])


def standby_order(ticket: Ticket, user: Any) -> dict[str, Any] | None:
    """Asking for a standby unit by hand, while the repair is open and none is ordered or lent."""
    if not ticket.asset_id or not needs_unit(ticket) or not can_order_standby(user, ticket):
        return None
    if open_loans(ticket.pk) or any(one.is_open for one in of_stream(ticket.pk)):
        return None
    return {"ticket": ticket}
