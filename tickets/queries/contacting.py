"""Was the customer spoken to, or tried often enough? (CMP-11, INT-14)"""

from datetime import datetime

from django.db.models import QuerySet

from packs.queries import current_figure
from tickets.enums import Direction
from tickets.models import ContactLog, Ticket


def was_contacted(ticket: Ticket, *, since: datetime | None, at: datetime) -> bool:
    """Did we reach the customer by ourselves, or try as often as the pack asks?"""
    outward = _outward(ticket, since)
    return outward.filter(reached=True).exists() or was_tried(ticket, since=since, at=at)


def was_tried(ticket: Ticket, *, since: datetime | None, at: datetime) -> bool:
    """Are there as many documented attempts in vain as the pack asks?"""
    needed = current_figure("complaints", "contact_attempts", at=at)
    return _outward(ticket, since).filter(reached=False).exclude(note="").count() >= needed


def _outward(ticket: Ticket, since: datetime | None) -> QuerySet[ContactLog]:
    rows = ContactLog.objects.filter(ticket=ticket, direction=Direction.OUT)
    return rows.filter(at__gte=since) if since else rows
