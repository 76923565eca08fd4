"""What a phone takes along, and what phones sent that could not take effect."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Min, Q, QuerySet

from core.clock import day_end, local_day
from dispatch.models import PhonePost, WorkOrder
from dispatch.transitions import LIVE
from org.enums import Right
from org.scope import limit
from tickets.models import Ticket


def to_take_along(user: Any, *, at: datetime) -> list[str]:
    """Numbers of the orders of today and tomorrow, and of those left over from before."""
    end = day_end(local_day(at) + timedelta(days=1))
    planned = WorkOrder.objects.filter(technician__user=user.pk, status__in=LIVE).annotate(
        starts_at=Min("visits__assignments__planned__startswith")
    )
    soon = planned.filter(Q(starts_at=None) | Q(starts_at__lt=end))
    return list(soon.order_by("starts_at", "pk").values_list("number", flat=True))


def kept(user: Any) -> QuerySet[PhonePost]:
    """What waits for a decision of this person, oldest first."""
    return of_desk(user).waiting().select_related("order__ticket__region", "by", "todo")


def of_desk(user: Any) -> QuerySet[PhonePost]:
    """Posts on tickets that the person dispatches."""
    tickets = limit(Ticket.objects.all(), user.scope.within(Right.DISPATCH))
    return PhonePost.objects.filter(order__ticket__in=tickets)


def kept_of(order: WorkOrder) -> QuerySet[PhonePost]:
    """All that was kept of an order, decided or not."""
    return order.phone_posts.kept().select_related("by", "decided_by").prefetch_related("files__file")


def count_kept(user: Any) -> int:
    """For the tile."""
    return kept(user).count()


def orders_with_kept(ticket: Ticket) -> list[str]:
    """Numbers of the ticket's orders with something undecided."""
    rows = PhonePost.objects.waiting().filter(order__ticket=ticket.pk)
    return sorted(set(rows.values_list("order__number", flat=True)))
