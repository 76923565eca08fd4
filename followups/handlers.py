"""What follow-up does when other rooms report."""

from core.actors import SYSTEM
from core.events import on
from core.models import Event
from followups.operations import end_installation, open_call, open_complaint_call
from tickets.enums import ServiceType, Stage, Status
from tickets.events import ComplaintStageChanged, TicketStatusChanged
from tickets.models import Ticket


@on(TicketStatusChanged)
def call_after_recording(event: Event) -> None:
    """A job entered "recorded": its customer is called (TKT-24)."""
    if event.facts["to"] != Status.RECORDED:
        return
    open_call(ticket=_ticket(event), round=event.facts["round"], by=SYSTEM, at=event.at)


@on(TicketStatusChanged)
def call_after_installation(event: Event) -> None:
    """The customer signed for an installation: the call after it is due (FUP-01)."""
    if event.facts["to"] != Status.SIGNED:
        return
    ticket = _ticket(event)
    if ticket.service_type == ServiceType.INSTALLATION:
        end_installation(ticket=ticket, ended_at=event.at, by=SYSTEM, at=event.at)


@on(ComplaintStageChanged)
def call_after_complaint(event: Event) -> None:
    """A complaint was closed: its customer is asked about the handling (FUP-10)."""
    if event.facts["to"] == Stage.CLOSED:
        open_complaint_call(ticket=_ticket(event), by=SYSTEM, at=event.at)


def _ticket(event: Event) -> Ticket:
    shown = ("stream", "pack_set", "region", "project", "owner")
    return Ticket.objects.select_related(*shown).get(pk=event.stream_id)
