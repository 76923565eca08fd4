"""What follows when a ticket closes."""

from core.actors import SYSTEM
from core.events import on
from core.models import Event
from tickets.events import TicketStatusChanged
from tickets.models import Ticket
from tickets.transitions import CLOSED
from warranty.operations.quoting import withdraw_of_closed


@on(TicketStatusChanged)
def withdraw_quotation(event: Event) -> None:
    """Nobody accepts a quotation of a closed ticket, not even once it is taken up again (WAR-32)."""
    if event.facts["to"] in CLOSED:
        withdraw_of_closed(ticket=Ticket.objects.get(pk=event.stream_id), by=SYSTEM, at=event.at)
