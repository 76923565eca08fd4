"""Tickets that may tell of the same thing."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from customers.models import Asset, Customer
from tickets.models import Ticket

MOST = 5


def possible_duplicates(
    user: Any,
    *,
    customer: Customer | None,
    asset: Asset | None,
    at: datetime,
    hours: int,
    but: int | None = None,
) -> list[Ticket]:
    """Open or recent tickets of the asset, and recent ones of the caller, newest first (INT-27)."""
    since = at - timedelta(hours=hours)
    same = Q()
    if asset is not None:
        same |= Q(asset=asset, closed_at=None) | Q(asset=asset, registered_at__gte=since)
    if customer is not None:
        same |= Q(customer=customer, registered_at__gte=since)
    if not same:
        return []
    rows = Ticket.objects.visible_to(user).filter(same).exclude(pk=but)
    return list(
        rows.select_related("stream", "category", "assignee").order_by("-registered_at", "-pk")[:MOST]
    )
