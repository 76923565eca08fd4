"""What a frozen report holds: rows of ids and plain facts, and figures counted from them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from core.clock import iso
from reports.models import ReportRun
from reports.queries.month import of_unit
from tickets.models import Complaint, Ticket

Row = dict[str, Any]


@dataclass(frozen=True)
class Content:
    """Rows and figures of one run."""

    rows: list[Row]
    figures: dict[str, Any]


def end_of(run: ReportRun) -> datetime:
    """Facts count up to the end of the period, or to the time of freezing where that comes first (RPT-01)."""
    return min(run.span.end, run.freeze_at) if run.freeze_at else run.span.end


def tickets_of_unit(run: ReportRun) -> QuerySet[Ticket]:
    """Tickets of the report's unit and of everything below it."""
    return of_unit(Ticket.objects.all(), run.unit)


def complaints_of(run: ReportRun) -> QuerySet[Complaint]:
    """Complaints registered in the report's time, oldest first."""
    return (
        Complaint.objects.filter(
            ticket__in=tickets_of_unit(run),
            ticket__registered_at__gte=run.span.start,
            ticket__registered_at__lt=end_of(run),
        )
        .select_related("ticket__stream")
        .order_by("ticket__registered_at", "pk")
    )


def complaint_row(complaint: Complaint) -> Row:
    """One complaint without a personal value."""
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


def tally(rows: Iterable[Row], name: str) -> dict[str, int]:
    """How many rows have each value of a column, in order of the values."""
    return dict(sorted(Counter(row[name] for row in rows).items()))
