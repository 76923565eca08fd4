"""What events of tickets say of repairs."""

from core.actors import SYSTEM
from core.events import on
from core.models import Event
from tickets.events import TicketReopened
from warranty.operations.repairs import fail_last


@on(TicketReopened)
def the_fault_is_back(event: Event) -> None:
    """A ticket opened again says that its repair did not help."""
    fail_last(stream=event.stream_id, by=SYSTEM, at=event.at)
