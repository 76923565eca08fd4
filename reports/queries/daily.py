"""What a daily complaint report says: counted from facts, ids and codes only."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.clock import iso
from org.models import Unit
from reports.rules import day
from tickets.models import Complaint


@dataclass(frozen=True)
class Content:
    """Rows and figures of one run."""

    rows: list[dict[str, Any]]
    figures: dict[str, Any]


def collect(unit: Unit, period: date) -> Content:
    """Complaints registered from 00:00 to 24:00 of a day in a region (RPT-02)."""
    span = day(period)
    complaints = (
        Complaint.objects.filter(
            ticket__region=unit, ticket__registered_at__gte=span.start, ticket__registered_at__lt=span.end
        )
        .select_related("ticket__stream")
        .order_by("ticket__registered_at", "pk")
    )
    rows = [_row(complaint) for complaint in complaints]
    return Content(rows, _figures(rows))


def _row(complaint: Complaint) -> dict[str, Any]:
    ticket = complaint.ticket
    return {
        "ticket": ticket.pk,
        "number": ticket.number,
        "registered_at": iso(ticket.registered_at),
        "channel": ticket.channel,
        "class": complaint.complaint_class,
        "severity": complaint.severity,
        "stage": complaint.stage,
        "urgency": ticket.urgency,
        "project": ticket.project_id,
    }


def _figures(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"total": len(rows)} | {
        key: dict(sorted(Counter(row[key] for row in rows).items())) for key in ("class", "severity", "stage")
    }
