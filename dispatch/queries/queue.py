"""What waits for a dispatcher: faults first, then applications, then approved tickets, by time left."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import Case, CharField, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce

from core.pages import Page, keyset
from dispatch import figures
from dispatch.models import WorkOrder
from dispatch.rules import waited_too_long
from org.enums import Decision, Right
from org.models import Approval
from org.scope import limit
from tickets.enums import ApprovalCode, Status, Urgency
from tickets.models import Ticket
from tickets.queries.lists import with_clocks
from tickets.transitions import SENT

FAR = datetime(9999, 1, 1, tzinfo=UTC)
ORDER = ("turn", "left", "pk")
AT_ONCE = Q(status=Status.REGISTERED) & (Q(fault=True) | Q(urgency=Urgency.URGENT))
WAITING = AT_ONCE | Q(status__in=[Status.AWAITING_APPROVAL, Status.APPROVED])
SHOWN = (
    "stream",
    "region",
    "project",
    "customer",
    "contact",
    "site",
    "asset__model",
    "category__skill",
    "pack_set",
)


def waiting(user: Any) -> QuerySet[Ticket]:
    """Tickets that wait for this person's decision, in the order of the queue."""
    mine = limit(Ticket.objects.all(), user.scope.within(Right.DISPATCH))
    turn = Case(
        When(status=Status.REGISTERED, then=Value(0)),
        When(status=Status.AWAITING_APPROVAL, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return (
        mine.filter(WAITING, closed_at=None)
        .annotate(turn=turn, left=Coalesce("next_due_at", Value(FAR)))
        .select_related(*SHOWN)
    )


def waits(ticket: Ticket) -> bool:
    """Is the ticket one of those that wait in the queue?"""
    if ticket.status == Status.REGISTERED:
        return ticket.dispatch_at_once
    return ticket.status in (Status.AWAITING_APPROVAL, Status.APPROVED)


def queue(user: Any, *, at: datetime, cursor: str | None = None, size: int = 20) -> Page:
    """One page of the queue; each ticket has `.clock`, its next running one, and `.slow` by DSP-05."""
    page = keyset(waiting(user), order=ORDER, cursor=cursor, size=size)
    with_clocks(page.items)
    for ticket in page.items:
        ticket.slow = waited_too_long(ticket.registered_at, at, figures.assignment_limit(ticket))
    return page


def count(user: Any) -> int:
    """How many wait, for the tile of the start page; at most 100 are counted."""
    return len(waiting(user).values_list("pk", flat=True)[:100])


def unapproved(user: Any, *, at: datetime) -> list[Approval]:
    """The latest request of each visit sent and not approved, soonest due first (TKT-03).

    A returned request stays until a new one is granted; `.late` marks the overdue ones.
    """
    sent = limit(Ticket.objects.filter(status__in=SENT), user.scope.within(Right.APPROVE_DISPATCH))
    this_round = sent.annotate(subject=Cast("round", CharField())).filter(
        pk=OuterRef("stream_id"), subject=OuterRef("subject")
    )
    later = Approval.objects.filter(
        stream=OuterRef("stream"), kind=OuterRef("kind"), subject=OuterRef("subject"), pk__gt=OuterRef("pk")
    )
    rows = (
        Approval.objects.filter(~Exists(later), Exists(this_round), kind=ApprovalCode.DISPATCH)
        .exclude(decision=Decision.APPROVED)
        .select_related("stream", "asker")
        .order_by("due_at", "pk")
    )
    found = list(rows[:100])
    for one in found:
        one.late = one.due_at is not None and at > one.due_at  # type: ignore[attr-defined]
    return found


def was_slow(ticket: Ticket, first: WorkOrder) -> bool:
    """Was a named person found later than the pack allows, as it stays visible afterwards (DSP-05)?"""
    return waited_too_long(ticket.registered_at, first.dispatched_at, figures.assignment_limit(ticket))
