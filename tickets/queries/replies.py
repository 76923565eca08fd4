"""Was the customer answered? (INT-25)"""

from deadlines.enums import ClockKind
from deadlines.models import Clock
from tickets.enums import Channel, Intent
from tickets.models import Ticket

WRITTEN = frozenset({Channel.LETTER, Channel.CARD, Channel.FAX})


def is_feedback(ticket: Ticket) -> bool:
    """Complaints, and what came in writing."""
    return ticket.intent == Intent.COMPLAINT or ticket.channel in WRITTEN


def is_answered(ticket: Ticket) -> bool:
    """Somebody reached the customer, or the promise to reply was kept."""
    reached = ticket.contacts.filter(reached=True)
    kept = Clock.objects.filter(stream=ticket.pk, kind=ClockKind.REPLY, met_at__isnull=False)
    return reached.exists() or kept.exists()
