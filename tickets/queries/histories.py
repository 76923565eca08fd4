"""Earlier tickets of a customer or a unit, newest first, with visits and replaced parts (INT-12)."""

from typing import Any

from core.doors import PAST_JOBS
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
    return with_past(list(rows.order_by("-registered_at", "-pk")[:MOST]))


def with_past(tickets: list[Ticket]) -> list[Ticket]:
    """Give each ticket `.visited_at` and `.parts` as the rooms that did the work know them."""
    keys = [ticket.pk for ticket in tickets]
    known = {key: job for past in PAST_JOBS for key, job in past.read(keys).items()} if keys else {}
    for ticket in tickets:
        job = known.get(ticket.pk)
        ticket.visited_at = job.visited_at if job else None  # type: ignore[attr-defined]
        ticket.parts = job.parts if job else ""  # type: ignore[attr-defined]
    return tickets
