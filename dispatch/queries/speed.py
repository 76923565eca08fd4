"""How fast requests get a named person (DSP-05)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min, QuerySet

from dispatch import figures
from dispatch.rules import median, waited_too_long
from tickets.enums import Status
from tickets.models import Ticket

UNASSIGNED = frozenset({Status.REGISTERED, Status.AWAITING_APPROVAL, Status.APPROVED})


@dataclass(frozen=True)
class AssignmentSpeed:
    """Median of registered -> assigned, how many were assigned, and the flagged tickets' keys."""

    median: timedelta | None
    assigned: int
    flagged: list[int]


def assignment_speed(tickets: QuerySet[Ticket], *, at: datetime) -> AssignmentSpeed:
    """Over some tickets: the median, and who waited more than the pack's limit in service hours by `at`."""
    rows = tickets.select_related("pack_set").annotate(assigned_at=Min("work_orders__dispatched_at"))
    took: list[timedelta] = []
    flagged: list[int] = []
    for row in rows.order_by("pk"):
        if row.assigned_at:
            took.append(row.assigned_at - row.registered_at)
        elif row.status not in UNASSIGNED:
            continue
        if waited_too_long(row.registered_at, row.assigned_at or at, figures.assignment_limit(row)):
            flagged.append(row.pk)
    return AssignmentSpeed(median(took), len(took), flagged)
