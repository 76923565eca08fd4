"""The same problem repaired again: linked to the repair before, and asked why (TKT-25)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.streams import lock_streams
from org.models import User
from tickets.enums import LinkKind, RepeatCause
from tickets.models import RepeatRepair, Ticket
from tickets.money_events import RepeatCauseGiven, RepeatRepairFound
from tickets.operations.errors import Stale, TicketRefused
from tickets.operations.hotline.repeats import link
from tickets.operations.moving import hold
from tickets.queries.again import earlier_repair


def link_again(*, ticket: Ticket, by: Actor, at: datetime) -> RepeatRepair | None:
    """Link a ticket to the repair before, once; None where there was none in the pack's days."""
    first = earlier_repair(ticket)
    return _link(ticket, first, by, at) if first else None


@transaction.atomic
def _link(ticket: Ticket, first: Ticket, by: Actor, at: datetime) -> RepeatRepair:
    lock_streams(ticket.pk, first.pk)
    held = RepeatRepair.objects.filter(ticket=ticket.pk).first()
    if held:
        return held
    row = RepeatRepair.objects.create(ticket=ticket, first=first, found_at=at)
    link(ticket=ticket, first=first, kind=LinkKind.REPEAT, by=by, at=at)
    record(ticket.pk, RepeatRepairFound(first=first.number), by=by, at=at)
    return row


@transaction.atomic
def give_cause(*, ticket: Ticket, cause: str, words: str, by: User, at: datetime) -> RepeatRepair:
    """Why it had to be repaired again: a person, or something else; raises Stale where nothing is asked."""
    held = hold(ticket)
    row = RepeatRepair.objects.filter(ticket=held.pk).first()
    if row is None:
        raise Stale(_("该工单不是重复维修。"))
    if cause not in RepeatCause.values or not words.strip():
        raise TicketRefused(_("请选择返修原因并说明。"))
    row.cause, row.words, row.cause_by, row.cause_at = cause, words.strip(), by, at
    row.save(update_fields=["cause", "words", "cause_by", "cause_at"])
    record(held.pk, RepeatCauseGiven(cause=cause), by=by, at=at)
    return row
