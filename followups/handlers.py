"""What follow-up does when other rooms report."""

from core.actors import SYSTEM
from core.events import on
from core.models import Event
from followups.operations import open_call
from tickets.enums import Status
from tickets.events import TicketStatusChanged
from tickets.models import Ticket


@on(TicketStatusChanged)
def call_after_recording(event: Event) -> None:
    """A job entered "recorded": its customer is called (TKT-24)."""
    if event.facts["to"] != Status.RECORDED:
        return
    ticket = Ticket.objects.select_related("stream", "pack_set", "region", "project").get(pk=event.stream_id)
    open_call(ticket=ticket, round=event.facts["round"], by=SYSTEM, at=event.at)
