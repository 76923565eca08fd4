"""Free words of colleagues."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.streams import lock_streams
from org.models import User
from tickets.enums import NoteKind
from tickets.events import NoteAdded
from tickets.models import Note, Ticket
from tickets.operations.errors import TicketRefused


@transaction.atomic
def add(*, ticket: Ticket, text: str, by: Actor, at: datetime, kind: str = NoteKind.NOTE) -> Note:
    """Keep a note on the timeline; raises TicketRefused when it is empty."""
    lock_streams(ticket.pk)
    note = write(ticket, text, kind, by=by, at=at)
    record(ticket.pk, NoteAdded(note=note.pk, kind=kind), by=by, at=at)
    return note


def write(ticket: Ticket, text: str, kind: str, *, by: Actor, at: datetime) -> Note:
    """The row alone, for operations that record an event of their own."""
    if not text.strip():
        raise TicketRefused(_("请填写内容。"))
    author = by if isinstance(by, User) else None
    return Note.objects.create(ticket=ticket, kind=kind, text=text.strip(), by=author, at=at)
