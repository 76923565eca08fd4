"""What makes a complaint major or a crisis, and raises it by itself (CMP-05)."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import SYSTEM
from core.clock import day_start, local_day
from core.events import record
from core.streams import lock_streams
from packs.queries import figure
from tickets.enums import Stage
from tickets.events import CriteriaNoted, SameCauseFound
from tickets.models import Complaint, Ticket
from tickets.operations.complaints import classify
from tickets.operations.errors import TicketRefused
from tickets.operations.moving import complaint_of
from tickets.rules import is_worse, same_cause, worst

RAISED_IN = (Stage.VERIFYING, Stage.HANDLING)


def criteria(complaint: Complaint, ticket: Ticket) -> int:
    """How many of the four criteria hold; "government or media involved" is one, however many of both (CMP-05)."""
    threshold = Decimal(figure(ticket.pack_set, "severity", "claim_amount"))
    claimed = complaint.claim is not None and complaint.claim >= threshold
    shared = complaint.same_cause_at is not None
    outside = complaint.media_at is not None or complaint.referrals.exists()
    return sum([complaint.injury, claimed, shared, outside])


def raise_severity(ticket: Ticket, *, by: Any, at: datetime) -> Ticket:
    """Raise a held complaint to what its criteria say; never lowers, and leaves one that is being closed."""
    complaint = Complaint.objects.get(pk=ticket.pk)
    for_crisis = figure(ticket.pack_set, "severity", "criteria_for_crisis")
    severity = worst(criteria(complaint, ticket), for_crisis=for_crisis)
    if complaint.stage not in RAISED_IN or not is_worse(severity, complaint.severity):
        return ticket
    return classify(ticket=ticket, severity=severity, by=by, at=at)


@transaction.atomic
def note_criteria(*, ticket: Ticket, injury: bool, claim: Decimal | None, by: Any, at: datetime) -> Ticket:
    """Injury or safety risk, and what is claimed; the severity follows. Raises TicketRefused when settled."""
    held, complaint = complaint_of(ticket)
    if complaint.stage not in RAISED_IN:
        raise TicketRefused(_("投诉已提出结案或已结案，不能再定级。"))
    complaint.injury, complaint.claim = injury, claim
    complaint.save(update_fields=["injury", "claim"])
    record(held.pk, CriteriaNoted(injury=injury, claim=claim is not None), by=by, at=at)
    return raise_severity(held, by=by, at=at)


@transaction.atomic
def raise_same_cause(*, ticket: Ticket, at: datetime) -> list[int]:
    """Raise all complaints of one cause once enough customers complain of it; returns those newly marked.

    The cause is the fault category.
    """
    if ticket.category_id is None or not hasattr(ticket, "complaint"):
        return []
    days = figure(ticket.pack_set, "severity", "same_cause_days")
    customers = figure(ticket.pack_set, "severity", "same_cause_customers")
    day = local_day(ticket.registered_at)
    found = sorted(same_cause(_around(ticket, days), day, customers=customers, days=days))
    lock_streams(*found)
    fresh = Complaint.objects.filter(pk__in=found, same_cause_at=None).select_related("ticket__stream")
    marked = list(fresh)
    for complaint in marked:
        complaint.same_cause_at = at
        complaint.save(update_fields=["same_cause_at"])
        record(complaint.pk, SameCauseFound(found), by=SYSTEM, at=at)
        held, _complaint = complaint_of(complaint.ticket)
        raise_severity(held, by=SYSTEM, at=at)
    return [complaint.pk for complaint in marked]


def _around(ticket: Ticket, days: int) -> list[tuple[int, int, Any]]:
    """Complaints of the category near the ticket's day: ticket, customer, day."""
    day = local_day(ticket.registered_at)
    first, after = day_start(day - timedelta(days=days - 1)), day_start(day + timedelta(days=days))
    rows = Complaint.objects.filter(
        ticket__category=ticket.category_id,
        ticket__registered_at__gte=first,
        ticket__registered_at__lt=after,
    )
    found = rows.values_list("pk", "ticket__customer", "ticket__registered_at")
    return [(key, customer, local_day(when)) for key, customer, when in found]
