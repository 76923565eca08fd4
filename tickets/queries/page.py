"""Everything the page of one ticket shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from core.models import Event
from core.words import say
from deadlines.models import Clock
from org.models import Approval
from tickets.models import (
    Acknowledgement,
    Commitment,
    Compensation,
    Complaint,
    ComplaintFact,
    ContactLog,
    CustomerMessage,
    Damage,
    Note,
    Penalty,
    Receipt,
    Reclassification,
    Redress,
    Reopening,
    Repeat,
    Statement,
    Ticket,
    TicketMerge,
)

SHOWN = (
    "stream",
    "region",
    "project",
    "customer",
    "contact",
    "site",
    "asset__model",
    "category",
    "assignee",
    "owner",
    "typed_by",
    "pack_set",
    "complaint",
    "acknowledgement",
)


@dataclass(frozen=True)
class Entry:
    """A line of the timeline; `note` holds free words that stand in a row of their own."""

    at: datetime
    words: str
    actor: str
    note: str = ""
    name: str = ""


@dataclass(frozen=True)
class TicketPage:
    """Plain data of the page; the doors add the panels of upper rooms."""

    ticket: Ticket
    complaint: Complaint | None
    acknowledgement: Acknowledgement | None
    clocks: list[Clock]
    approvals: list[Approval]
    contacts: list[ContactLog]
    timeline: list[Entry]


def by_number(user: Any, number: str) -> Ticket | None:
    """The ticket of a number with all that its page names, if the person may see it."""
    rows = Ticket.objects.visible_to(user).select_related(*SHOWN)
    return rows.filter(stream__number=number.upper()).first()


def ticket_page(ticket: Ticket) -> TicketPage:
    """What hangs on a ticket, in a fixed number of queries."""
    return TicketPage(
        ticket=ticket,
        complaint=getattr(ticket, "complaint", None),
        acknowledgement=getattr(ticket, "acknowledgement", None),
        clocks=clocks_of(ticket),
        approvals=list(
            Approval.objects.filter(stream=ticket.pk).select_related("asker", "decider").order_by("pk")
        ),
        contacts=list(ticket.contacts.select_related("by")),
        timeline=timeline(ticket),
    )


def clocks_of(ticket: Ticket) -> list[Clock]:
    """All clocks of the ticket with their pauses, in order of start."""
    rows = Clock.objects.filter(stream=ticket.pk).select_related("responsible", "pack_section")
    return list(rows.prefetch_related("pauses__approval"))


def promises_of(ticket: Ticket) -> list[Clock]:
    """The same without pauses and where the figures stand."""
    return list(Clock.objects.filter(stream=ticket.pk).select_related("responsible"))


def timeline(ticket: Ticket) -> list[Entry]:
    """The events in words, oldest first, with the free words of the rows they name."""
    events = list(Event.objects.filter(stream=ticket.pk).order_by("at", "id"))
    texts = _texts(ticket, {kind for event in events for kind in event.facts})
    return [
        Entry(event.at, say(event), event.actor_name, _note_of(event, texts), event.name) for event in events
    ]


Texts = dict[tuple[str, int], str]
# Rows that an event may name by its key, and where their words stand.
NOTED: dict[str, tuple[type[Model], str, str]] = {
    "note": (Note, "ticket", "text"),
    "contact": (ContactLog, "ticket", "note"),
    "repeat": (Repeat, "ticket", "text"),
    "reopening": (Reopening, "ticket", "reason"),
    "reclassification": (Reclassification, "ticket", "reason"),
    "customer_message": (CustomerMessage, "ticket", "text"),
    "merge": (TicketMerge, "ticket", "reason"),
    "commitment": (Commitment, "ticket", "words"),
    "fact": (ComplaintFact, "complaint", "text"),
    "statement": (Statement, "ticket", "text"),
    "penalty": (Penalty, "complaint", "reason"),
    "redress": (Redress, "ticket", "words"),
    "damage": (Damage, "ticket", "words"),
    "compensation": (Compensation, "ticket", "words"),
    "receipt": (Receipt, "ticket", "note"),
    "approval": (Approval, "stream", "note"),
}


def _texts(ticket: Ticket, named: set[str]) -> Texts:
    """Words of the rows that any event names, one query for each kind that occurs."""
    found: Texts = {}
    for kind in named & NOTED.keys():
        model, owner, field = NOTED[kind]
        rows = model._default_manager.filter(**{owner: ticket.pk}).values_list("pk", field)
        found |= {(kind, key): text for key, text in rows}
    return found


def _note_of(event: Event, texts: Texts) -> str:
    """Words of the first row it names; those of an approval only where it is decided."""
    for kind in NOTED:
        if isinstance(event.facts.get(kind), int) and (
            kind != "approval" or event.name == "approval.decided"
        ):
            return texts.get((kind, event.facts[kind]), "")
    return ""
