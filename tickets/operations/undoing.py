"""Tickets whose last deed was undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from core.actors import Actor
from core.holding import Window
from core.models import Deed, Event
from core.undo import TooLate, reverses, undoable
from core.words import written
from deadlines.enums import BreachReason
from packs.queries import current_figure
from tickets.events import TicketStatusChanged
from tickets.models import Ticket
from tickets.operations import lifecycle
from tickets.operations.clocks import refresh_due
from tickets.operations.errors import TicketRefused
from tickets.operations.moving import change, hold
from tickets.transitions import EDGES, IN_HAND


@contextmanager
def undoable_deed(kind: str, *, by: Any, at: datetime, group: UUID | None = None) -> Iterator[Window]:
    """Do something to one ticket that may be undone for the pack's seconds; see core.undo.undoable."""
    with undoable(kind, by=by, at=at, seconds=_seconds(at), group=group) as window:
        yield window


def _seconds(at: datetime) -> int:
    """None where the company has no packs yet, which registering then says in words."""
    try:
        return int(current_figure("undo", "seconds", at=at))
    except KeyError:
        return 0


@reverses(TicketStatusChanged)
def step_back(event: Event, by: Actor, at: datetime) -> None:
    """Back along an edge of the graph; no move of its own, so nothing follows from it."""
    ticket = hold(Ticket(pk=event.stream_id))
    old, to = event.facts["old"], event.facts["to"]
    if ticket.status != to or to not in EDGES[old]:
        raise TooLate(str(ticket.get_status_display()))
    assignee = event.facts.get("assignee") if old in IN_HAND else None
    change(ticket, status=old, assignee_id=assignee, closed_at=None)


def refresh(*, deed: Deed, by: Any, at: datetime) -> None:
    """The nearest due time follows the clocks that run again."""
    refresh_due(hold(Ticket(pk=deed.stream_id)))


def cancel_registration(*, deed: Deed, by: Any, at: datetime) -> None:
    """A registration cannot vanish: the ticket is cancelled, and nobody has heard of it."""
    ticket = Ticket(pk=deed.stream_id)
    try:
        lifecycle.cancel(
            ticket=ticket, reason=written("登记后撤销"), breach_reason=BreachReason.OTHER, by=by, at=at
        )
    except TicketRefused as error:
        raise TooLate(str(error)) from error
