"""Reads of the call pages."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from core.pages import Page, keyset
from followups.models import Call

SHOWN = ("ticket__stream", "ticket__customer", "ticket__contact", "ticket__category", "region", "project")


def due_calls(user: Any, *, at: datetime, later: bool = False, cursor: str | None = None) -> Page:
    """Open calls by due time: those that may be made now, or those put off to another day."""
    rows = Call.objects.visible_to(user).open().select_related(*SHOWN)
    rows = rows.filter(not_before__gt=at) if later else rows.filter(not_before__lte=at)
    rows = rows.annotate(tries=Count("attempts", filter=Q(attempts__reached=False)))
    return keyset(rows, order=("due_at", "pk"), cursor=cursor)


def closed_calls(user: Any, cursor: str | None = None) -> Page:
    """Finished calls, newest first."""
    rows = Call.objects.visible_to(user).exclude(closed_at=None).select_related(*SHOWN)
    return keyset(rows, order=("-closed_at", "-pk"), cursor=cursor)


def calls_of(ticket: Any) -> QuerySet[Call]:
    """All rounds of a ticket with their attempts."""
    return Call.objects.filter(ticket=ticket).prefetch_related("attempts__by").order_by("round")


def waiting(user: Any, *, at: datetime, most: int = 99) -> int:
    """How many calls may be made now, counted up to `most` + 1."""
    rows = Call.objects.visible_to(user).open().filter(not_before__lte=at)
    return rows[: most + 1].count()
