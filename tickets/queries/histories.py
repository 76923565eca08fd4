"""Earlier tickets of a customer or a unit, newest first (INT-12)."""

from typing import Any

from tickets.models import Ticket

MOST = 20
SHOWN = ("stream", "category", "region", "project")


def of_customer(user: Any, customer_id: int) -> list[Ticket]:
    """The last visible tickets of a customer."""
    return _newest(user, customer=customer_id)


def of_asset(user: Any, asset_id: int) -> list[Ticket]:
    """The last visible tickets of a unit."""
    return _newest(user, asset=asset_id)


def _newest(user: Any, **owner: int) -> list[Ticket]:
    rows = Ticket.objects.visible_to(user).filter(**owner).select_related(*SHOWN)
    return list(rows.order_by("-registered_at", "-pk")[:MOST])
