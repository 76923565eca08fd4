"""The call in which the hotline judged a fault (WAR-16)."""

from dataclasses import dataclass
from datetime import datetime

from tickets.enums import Channel
from tickets.models import Call, ContactLog, Ticket


@dataclass(frozen=True)
class CallRecord:
    """When the customer was spoken to, with the record of the switchboard or of the desk."""

    at: datetime
    call: Call | None = None
    contact: ContactLog | None = None


def call_record(ticket: Ticket) -> CallRecord | None:
    """The first answered call of a ticket, else a contact by phone, else the call it was registered in."""
    call = (
        Call._default_manager.filter(ticket=ticket, answered_at__isnull=False).order_by("started_at").first()
    )
    if call is not None:
        return CallRecord(call.started_at, call=call)
    spoken = ContactLog.objects.filter(ticket=ticket, channel=Channel.PHONE, reached=True)
    if contact := spoken.order_by("at", "pk").first():
        return CallRecord(contact.at, contact=contact)
    return CallRecord(ticket.registered_at) if ticket.channel == Channel.PHONE else None
