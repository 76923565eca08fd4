"""Tickets that could be one, and what those that were merged brought along."""

from dataclasses import dataclass
from typing import Any

from core.models import Attachment
from tickets.models import ContactLog, Note, Ticket, TicketMerge

MOST = 20


@dataclass(frozen=True)
class Brought:
    """A merged ticket with what was said, written and sent about it; files for whoever sees the ticket."""

    merge: TicketMerge
    contacts: list[ContactLog]
    notes: list[Note]
    files: list[Attachment]


def others_of(user: Any, ticket: Ticket) -> list[Ticket]:
    """Open tickets of the same customer in the same region that the person sees, newest first."""
    rows = Ticket.objects.visible_to(user).open().filter(customer=ticket.customer_id, region=ticket.region_id)
    found = rows.exclude(pk=ticket.pk).select_related("stream", "category", "asset__model")
    return list(found.order_by("-registered_at", "-pk")[:MOST])


def brought(merges: list[TicketMerge], user: Any) -> list[Brought]:
    """What hangs on the merged tickets, in four queries for any number of them."""
    keys = [one.ticket_id for one in merges]
    seen = Ticket.objects.visible_to(user).filter(pk__in=keys).values("pk")
    contacts = list(ContactLog.objects.filter(ticket__in=keys).select_related("by"))
    notes = list(Note.objects.filter(ticket__in=keys).select_related("by"))
    files = list(Attachment.objects.filter(stream__in=seen).order_by("pk"))
    return [
        Brought(
            one,
            [row for row in contacts if row.ticket_id == one.ticket_id],
            [row for row in notes if row.ticket_id == one.ticket_id],
            [row for row in files if row.stream_id == one.ticket_id],
        )
        for one in merges
    ]
