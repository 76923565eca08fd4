"""When to send somebody, as a suggestion."""

from datetime import datetime, timedelta

from dispatch import figures
from dispatch.rules import Plan
from tickets.models import ContactLog, Ticket

GRID = timedelta(minutes=15)


def suggested(ticket: Ticket, *, at: datetime) -> Plan:
    """The time agreed with the customer while it lies ahead, else as soon as somebody can be there."""
    agreed = (
        ContactLog.objects.filter(ticket=ticket, agreed_at__gt=at)
        .order_by("-at", "-pk")
        .values_list("agreed_at", flat=True)
        .first()
    )
    starts_at = agreed or next_mark(at + figures.travel(ticket))
    return Plan(starts_at, starts_at + figures.visit_length(ticket))


def next_mark(instant: datetime) -> datetime:
    """The instant itself or the next quarter of an hour."""
    hour = instant.replace(minute=0, second=0, microsecond=0)
    return hour + -((hour - instant) // GRID) * GRID
