"""Everything the page of one ticket shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.models import Event
from core.words import say
from deadlines.models import Clock
from org.models import Approval
from tickets.models import (
    Acknowledgement,
    Complaint,
    ContactLog,
    Note,
    Reclassification,
    Reopening,
    Ticket,
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


def timeline(ticket: Ticket) -> list[Entry]:
    """The events in words, oldest first, with the free words of notes, contacts and reopenings."""
    texts = _texts(ticket)
    return [
        Entry(event.at, say(event), event.actor_name, _note_of(event, texts), event.name)
        for event in Event.objects.filter(stream=ticket.pk).order_by("at", "id")
    ]


def _texts(ticket: Ticket) -> dict[tuple[str, int], str]:
    def keyed(kind: str, rows: Iterable[tuple[int, str]]) -> dict[tuple[str, int], str]:
        return {(kind, key): text for key, text in rows}

    return (
        keyed("note", Note.objects.filter(ticket=ticket).values_list("pk", "text"))
        | keyed("contact", ContactLog.objects.filter(ticket=ticket).values_list("pk", "note"))
        | keyed("reopening", Reopening.objects.filter(ticket=ticket).values_list("pk", "reason"))
        | keyed(
            "reclassification", Reclassification.objects.filter(ticket=ticket).values_list("pk", "reason")
        )
        | keyed("approval", Approval.objects.filter(stream=ticket.pk).values_list("pk", "note"))
    )


def _note_of(event: Event, texts: dict[tuple[str, int], str]) -> str:
    for kind in ("note", "contact", "reopening", "reclassification"):
        if isinstance(event.facts.get(kind), int):
            return texts.get((kind, event.facts[kind]), "")
    return texts.get(("approval", event.facts["approval"]), "") if event.name == "approval.decided" else ""
