"""The one writer of a ticket's status."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.actors import Actor
from core.doors import OBSTACLES, Block
from core.events import record
from core.streams import lock_streams
from tickets.events import TicketStatusChanged
from tickets.models import Complaint, Ticket
from tickets.operations.errors import Blocked, Stale, TicketRefused, WrongMove
from tickets.transitions import CLOSED, may_move

SHOWN = ("stream", "region", "project", "customer", "asset", "owner", "assignee", "pack_set", "complaint")


def hold(ticket: Ticket, *, version: int | None = None) -> Ticket:
    """The ticket under its stream's lock, read again; raises Stale when `version` is not the present one."""
    lock_streams(ticket.pk)
    held = Ticket.objects.select_related(*SHOWN).get(pk=ticket.pk)
    if version is not None and held.version != version:
        raise Stale
    return held


def complaint_of(ticket: Ticket) -> tuple[Ticket, Complaint]:
    """The held ticket and its complaint; raises TicketRefused where there is none."""
    held = hold(ticket)
    complaint = getattr(held, "complaint", None)
    if complaint is None:
        raise TicketRefused(_("该工单不是投诉。"))
    return held, complaint


def obstacles(ticket: Ticket, to: str) -> list[Block]:
    """What keeps the ticket from a status, asked of all rooms."""
    return [block for obstacle in OBSTACLES for block in obstacle.check(ticket, to)]


def move(ticket: Ticket, to: str, *, by: Actor, at: datetime, **fields: Any) -> Ticket:
    """Write the status of a held ticket with other fields; raises WrongMove or Blocked (TKT-01)."""
    old, assignee, settled = ticket.status, ticket.assignee_id, ticket.settled
    if not may_move(old, to, dispatch_at_once=ticket.dispatch_at_once):
        raise WrongMove(old, to, settled)
    if blocks := obstacles(ticket, to):
        raise Blocked(blocks)
    fields["status"] = to
    fields["closed_at"] = (ticket.closed_at or at) if to in CLOSED else None
    change(ticket, **fields)
    said = TicketStatusChanged(old=old, to=to, round=ticket.round, assignee=assignee, settled=settled)
    record(ticket.pk, said, by=by, at=at)
    return ticket


def change(ticket: Ticket, **fields: Any) -> None:
    """Write fields of a held ticket and count its version up."""
    for name, value in fields.items():
        setattr(ticket, name, value)
    ticket.version += 1
    ticket.save(update_fields=[*fields, "version"])
