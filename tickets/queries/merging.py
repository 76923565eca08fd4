"""Tickets that could be one, and what those that were merged brought along."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Value, When
from django.utils.translation import gettext as _

from core.models import Attachment
from tickets.models import ContactLog, Note, Ticket, TicketMerge

MOST = 20


@dataclass(frozen=True)
class Brought:
    """A merged ticket with what was said, written and sent about it; files for whoever sees the ticket."""

    merge: TicketMerge
    contacts: list[ContactLog]
    notes: list[Note]
    files: list[Attachment]


def others_of(user: Any, ticket: Ticket) -> list[Ticket]:
    """Open tickets of the same customer in the same region that the person sees: first of the same unit, newest first."""
    rows = Ticket.objects.visible_to(user).open().filter(customer=ticket.customer_id, region=ticket.region_id)
    found = rows.exclude(pk=ticket.pk).select_related("stream", "category", "asset__model")
    same = When(asset=ticket.asset_id, then=Value(0)) if ticket.asset_id else When(asset=None, then=Value(0))
    first = Case(same, default=Value(1), output_field=IntegerField())
    return list(found.order_by(first, "-registered_at", "-pk")[:MOST])


def differences(ticket: Ticket, other: Ticket) -> list[str]:
    """In what two tickets that could be one are about different things, in words."""
    compared = (
        (ticket.customer_id, other.customer_id, _("客户不同")),
        (ticket.asset_id, other.asset_id, _("设备不同")),
        (ticket.project_id, other.project_id, _("项目不同")),
    )
    return [words for one, two, words in compared if one != two]


def brought(merges: list[TicketMerge], user: Any) -> list[Brought]:
    """What hangs on the merged tickets, in four queries for any number of them."""
    keys = [one.ticket_id for one in merges]
    seen = Ticket.objects.visible_to(user).filter(pk__in=keys).values("pk")
    contacts = list(ContactLog.objects.filter(ticket__in=keys).select_related("by"))
    notes = list(Note.objects.filter(ticket__in=keys).select_related("by"))
    files = list(Attachment.objects.filter(stream__in=seen).order_by("pk"))
    return [
        Brought(
            one,
            [row for row in contacts if row.ticket_id == one.ticket_id],
            [row for row in notes if row.ticket_id == one.ticket_id],
            [row for row in files if row.stream_id == one.ticket_id],
        )
        for one in merges
    ]
