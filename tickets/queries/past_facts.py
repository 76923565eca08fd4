"""What was known about a ticket at which time, read back from its events."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from core.models import Event
from deadlines.events import TimeAgreed
from deadlines.rules import Facts
from tickets.enums import MAJOR, Urgency
from tickets.events import ComplaintClassified, TicketImported, TicketReclassified, TicketRegistered
from tickets.models import Ticket

BEGUN = (TicketRegistered.name, TicketImported.name)
TOLD = (*BEGUN, TicketReclassified.name, ComplaintClassified.name, TimeAgreed.name)
"""Names of the events that these reads need."""


def facts_since(ticket: Ticket, events: Sequence[Event]) -> list[tuple[datetime, Facts]]:
    """What was known about a ticket, and since when; the first is its registration."""
    complaint = getattr(ticket, "complaint", None)
    begun = next((event for event in events if event.name in BEGUN), None)
    kept = begun.facts if begun else {"urgency": ticket.urgency, "fault": ticket.fault}
    facts = Facts(
        complaint_class=_first_class(events) or (complaint.complaint_class if complaint else ""),
        severity=_first_severity(events, complaint.severity if complaint else ""),
        urgency=kept["urgency"],
        service_type=ticket.service_type,
        fault=kept["fault"],
    )
    found = [(ticket.registered_at, facts)]
    for event in events:
        if event.name in (TicketReclassified.name, ComplaintClassified.name):
            facts = _changed(facts, event)
            found.append((event.at, facts))
    return found


def _changed(facts: Facts, event: Event) -> Facts:
    if event.name == ComplaintClassified.name:
        severity = event.facts["severity"]
        urgency = Urgency.URGENT.value if severity in MAJOR else facts.urgency
        return replace(facts, severity=severity, urgency=urgency)
    new: dict[str, Any] = {name: value for name, _old, value in event.facts["changes"] if name != "category"}
    if "fault" in new:
        new["fault"] = new["fault"] == "True"
    return replace(facts, **new)


def _first_class(events: Sequence[Event]) -> str:
    changes = (
        one for event in events if event.name == TicketReclassified.name for one in event.facts["changes"]
    )
    return next((old for name, old, _new in changes if name == "complaint_class"), "")


def _first_severity(events: Sequence[Event], present: str) -> str:
    """The severity at registration: what the first change found, else what it is now."""
    return next((event.facts["old"] for event in events if event.name == ComplaintClassified.name), present)


def agreements(events: Sequence[Event]) -> dict[int, list[tuple[datetime, datetime]]]:
    found: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    for event in events:
        if event.name == TimeAgreed.name:
            due = datetime.fromisoformat(event.facts["due_at"])
            found[event.facts["clock"]].append((event.at, due))
    return found
