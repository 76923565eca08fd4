"""Clocks that only dispatch knows how to start; those of a state are met when the ticket follows."""

from datetime import datetime

from deadlines.enums import ClockKind, Trigger
from dispatch.models import WorkOrder
from org.models import User
from tickets.operations.clocks import start_for


def start_recording(order: WorkOrder, *, by: User, at: datetime) -> None:
    """The recording is due from the check-out; the technician is reminded with the supervisor (TKT-21)."""
    person = order.technician.user
    start_for(ticket=order.ticket, trigger=Trigger.CHECKED_OUT, responsible=person, by=by, at=at)


def start_refusal(order: WorkOrder, *, by: User, at: datetime) -> datetime | None:
    """The supervisor's call-back after a refused signature (TKT-17); returns until when."""
    started = start_for(ticket=order.ticket, trigger=Trigger.SIGNATURE_REFUSED, by=by, at=at)
    return next((clock.due_at for clock in started if clock.kind == ClockKind.REFUSAL_CALL), None)
