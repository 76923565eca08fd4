"""Naming the person who traces what became of a complaint (FUP-11)."""

from datetime import datetime

from django.db import transaction

from core.actors import Actor
from core.events import record
from core.streams import lock_streams
from followups.events import TracingNamed
from followups.models import Tracing
from org.models import User
from tickets.models import Complaint, Ticket


@transaction.atomic
def name_tracer(*, ticket: Ticket, owner: User, by: Actor, at: datetime) -> Tracing:
    """The person answers for the improvement from now on; another one takes the first one's place."""
    lock_streams(ticket.pk)
    row, _new = Tracing.objects.update_or_create(ticket=ticket, defaults={"owner": owner, "since": at})
    record(ticket.pk, TracingNamed(owner.pk, owner.display_name), by=by, at=at)
    return row


def trace_by_default(ticket: Ticket | None, *, by: User, at: datetime) -> None:
    """Who calls about a complaint that nobody traces yet goes on tracing it."""
    if ticket is None or not Complaint.objects.filter(ticket=ticket).exists():
        return
    if not Tracing.objects.filter(ticket=ticket).exists():
        name_tracer(ticket=ticket, owner=by, by=by, at=at)
