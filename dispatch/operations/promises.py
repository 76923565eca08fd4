"""Clocks that a dispatch starts and meets, all through the ticket's own operations."""

from datetime import datetime

from core.actors import Actor
from deadlines.enums import ClockKind, Trigger
from deadlines.models import Clock
from dispatch.models import WorkOrder
from org.models import User
from tickets.models import Ticket
from tickets.operations.clocks import meet, start_for


def meet_dispatch(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Somebody was sent (CNV-17)."""
    meet(ticket=ticket, kinds=(ClockKind.DISPATCH,), by=by, at=at)


def start_approval(ticket: Ticket, *, by: User, at: datetime) -> datetime:
    """The approval that follows a dispatch is due from now (TKT-03); returns until when."""
    started = start_for(ticket=ticket, trigger=Trigger.DISPATCHED_UNAPPROVED, by=by, at=at)
    return _due(started, ClockKind.DISPATCH_APPROVAL)


def meet_approval(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    meet(ticket=ticket, kinds=(ClockKind.DISPATCH_APPROVAL,), by=by, at=at)


def start_recording(order: WorkOrder, *, by: User, at: datetime) -> None:
    """The recording is due from the check-out; the technician is reminded with the supervisor (TKT-21)."""
    start_for(
        ticket=order.ticket, trigger=Trigger.CHECKED_OUT, responsible=order.technician.user, by=by, at=at
    )


def meet_recording(order: WorkOrder, *, by: Actor, at: datetime) -> None:
    meet(ticket=order.ticket, kinds=(ClockKind.RECORD,), by=by, at=at)


def start_refusal(order: WorkOrder, *, by: User, at: datetime) -> datetime:
    """The supervisor's call-back after a refused signature (TKT-17); returns until when."""
    started = start_for(ticket=order.ticket, trigger=Trigger.SIGNATURE_REFUSED, by=by, at=at)
    return _due(started, ClockKind.REFUSAL_CALL)


def _due(started: list[Clock], kind: str) -> datetime:
    """Due instant of the started clock of a kind; LookupError when the packs set no such promise."""
    for clock in started:
        if clock.kind == kind and clock.due_at is not None:
            return clock.due_at
    raise LookupError(f"no clock rule of kind {kind} in the ticket's packs")
