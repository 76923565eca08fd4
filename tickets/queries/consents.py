"""Did the customer agree to a paid visit? (INT-28)"""

from tickets.models import Ticket, VisitConsent


def has_consent(ticket: Ticket) -> bool:
    """Is the customer's last answer about a paid visit a yes?"""
    last = last_answer(ticket)
    return last is not None and bool(last.agreed)


def last_answer(ticket: Ticket) -> VisitConsent | None:
    """What was told last that the customer answered."""
    rows = VisitConsent.objects.filter(ticket=ticket.pk, agreed__isnull=False)
    return rows.order_by("-answered_at", "-pk").first()


def waiting_consent(ticket: Ticket) -> VisitConsent | None:
    """What the customer was told and has not answered yet."""
    return VisitConsent.objects.filter(ticket=ticket.pk, agreed=None).order_by("-pk").first()


def is_charged(ticket: Ticket) -> bool:
    """Does a quotation or charge of the ticket say that the customer pays? Freight says nothing about a visit."""
    collected = ticket.charges.filter(category__is_collected=True, for_freight=False, amount__gt=0)
    return ticket.quotes.exists() or collected.exists()
