"""What the API answers; phones are masked (PRV-02)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from rest_framework import serializers

from core.api import Instant
from core.clock import LOCAL
from core.masks import mask_phone
from deadlines.models import Clock
from deadlines.queries import is_late, state
from tickets.models import Acknowledgement, Complaint, Ticket
from tickets.queries import Entry, TicketPage
from tickets.saying import acknowledgement_words


class ClockOut(serializers.Serializer[Any]):
    kind = serializers.CharField()
    label = serializers.CharField()
    n = serializers.IntegerField()
    due = Instant(allow_null=True)
    last_day = serializers.DateField(allow_null=True)
    provisional = serializers.BooleanField()
    agreed = serializers.BooleanField()
    met_at = Instant(allow_null=True)
    stopped_at = Instant(allow_null=True)
    breached = serializers.BooleanField()
    late_by_s = serializers.IntegerField()
    paused = serializers.BooleanField()
    colour = serializers.CharField()
    words = serializers.CharField()
    levels = serializers.DictField(child=serializers.CharField())
    rule = serializers.CharField()
    rules = serializers.ListField(child=serializers.CharField())
    responsible = serializers.CharField(allow_null=True)


class AcknowledgementOut(serializers.Serializer[Any]):
    number = serializers.CharField()
    next_step = serializers.CharField()
    latest_at = Instant()
    words = serializers.CharField()


class DuplicateOut(serializers.Serializer[Any]):
    number = serializers.CharField()
    status = serializers.CharField()
    registered_at = Instant()


class RegisteredOut(serializers.Serializer[Any]):
    number = serializers.CharField()
    status = serializers.CharField()
    intent = serializers.CharField()
    service_type = serializers.CharField()
    urgency = serializers.CharField()
    fault = serializers.BooleanField()
    acknowledgement = AcknowledgementOut()
    clocks = ClockOut(many=True)
    duplicates = DuplicateOut(many=True)


class ComplaintOut(serializers.Serializer[Any]):
    severity = serializers.CharField(allow_blank=True)
    stage = serializers.CharField()
    founded = serializers.BooleanField(allow_null=True)

    def get_fields(self) -> dict[str, Any]:
        return {"class": serializers.CharField()} | super().get_fields()


class CustomerOut(serializers.Serializer[Any]):
    name = serializers.CharField()
    phone = serializers.CharField(help_text="masked")


class TicketOut(serializers.Serializer[Any]):
    number = serializers.CharField()
    status = serializers.CharField()
    status_label = serializers.CharField()
    channel = serializers.CharField()
    intent = serializers.CharField()
    service_type = serializers.CharField()
    urgency = serializers.CharField()
    fault = serializers.BooleanField()
    registered_at = Instant()
    typed_in_at = Instant()
    closed_at = Instant(allow_null=True)
    region = serializers.CharField()
    project = serializers.CharField(allow_null=True)
    customer = CustomerOut()
    category = serializers.CharField(allow_null=True)
    owner = serializers.CharField(allow_null=True)
    assignee = serializers.CharField(allow_null=True)
    description = serializers.CharField()
    next_due_at = Instant(allow_null=True)
    complaint = ComplaintOut(allow_null=True)


class EntryOut(serializers.Serializer[Any]):
    at = Instant()
    words = serializers.CharField()
    actor = serializers.CharField()
    note = serializers.CharField(allow_blank=True)


class TicketPageOut(TicketOut):
    acknowledgement = AcknowledgementOut(allow_null=True)
    clocks = ClockOut(many=True)
    timeline = EntryOut(many=True)


class TicketListOut(serializers.Serializer[Any]):
    results = TicketOut(many=True)
    next = serializers.CharField(allow_null=True, help_text="cursor")
    previous = serializers.CharField(allow_null=True, help_text="cursor")


def clock(row: Clock, at: datetime) -> dict[str, Any]:
    shown = state(row, at)
    rule = row.frozen_rule
    end = row.met_at or row.stopped_at or at
    late = is_late(row, at)
    return {
        "kind": row.kind,
        "label": row.get_kind_display(),
        "n": row.n,
        "due": row.due_at,
        "last_day": row.last_day,
        "provisional": row.provisional,
        "agreed": row.agreed,
        "met_at": row.met_at,
        "stopped_at": row.stopped_at,
        "breached": late,
        "late_by_s": int((end - row.due_at).total_seconds()) if late and row.due_at else 0,
        "paused": row.is_paused,
        "colour": shown.colour,
        "words": shown.words,
        "levels": {level.code: when.astimezone(LOCAL).isoformat() for level, when in row.ladder if when},
        "rule": rule.words,
        "rules": list(rule.rules),
        "responsible": row.responsible.name if row.responsible else None,
    }


def clocks(rows: Iterable[Clock], at: datetime) -> list[dict[str, Any]]:
    return [clock(row, at) for row in rows]


def acknowledgement(row: Acknowledgement | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "number": row.number,
        "next_step": row.next_step,
        "latest_at": row.latest_at,
        "words": acknowledgement_words(row),
    }


def registered(
    ticket: Ticket, promised: Iterable[Clock], duplicates: Iterable[Ticket], at: datetime
) -> dict[str, Any]:
    """The answer to a new request, ready to be kept and given again."""
    return dict(
        RegisteredOut(
            {
                "number": ticket.number,
                "status": ticket.status,
                "intent": ticket.intent,
                "service_type": ticket.service_type,
                "urgency": ticket.urgency,
                "fault": ticket.fault,
                "acknowledgement": acknowledgement(ticket.acknowledgement),
                "clocks": clocks(promised, at),
                "duplicates": duplicates,
            }
        ).data
    )


def ticket(row: Ticket) -> dict[str, Any]:
    return {
        **{name: getattr(row, name) for name in PLAIN},
        "status_label": row.get_status_display(),
        "region": row.region.name,
        "project": row.project.name if row.project else None,
        "customer": {"name": row.contact.name, "phone": mask_phone(row.contact.phone.partition("转")[0])},
        "category": row.category.name if row.category else None,
        "owner": row.owner.name if row.owner else None,
        "assignee": row.assignee.name if row.assignee else None,
        "complaint": complaint(getattr(row, "complaint", None)),
    }


PLAIN = (
    "number",
    "status",
    "channel",
    "intent",
    "service_type",
    "urgency",
    "fault",
    "registered_at",
    "typed_in_at",
    "closed_at",
    "description",
    "next_due_at",
)


def complaint(row: Complaint | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "class": row.complaint_class,
        "severity": row.severity,
        "stage": row.stage,
        "founded": row.founded,
    }


def ticket_page(page: TicketPage, at: datetime) -> dict[str, Any]:
    return ticket(page.ticket) | {
        "acknowledgement": acknowledgement(page.acknowledgement),
        "clocks": clocks(page.clocks, at),
        "timeline": [entry(one) for one in page.timeline],
    }


def entry(one: Entry) -> dict[str, Any]:
    return {"at": one.at, "words": one.words, "actor": one.actor, "note": one.note}
