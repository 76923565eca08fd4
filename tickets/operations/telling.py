"""Telling people that a ticket waits for them; texts name numbers, never customers."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from core.words import later as _
from notifications.operations import notify
from org.enums import Post
from org.models import Approval, User
from org.queries import PostBook
from packs.queries import current_figure
from tickets.enums import ApprovalCode, Intent, Status, Urgency, status_label
from tickets.models import Ticket

LOOK_BACK = timedelta(days=1)


def tell_owner(ticket: Ticket, *, cause: str, subject: str, at: datetime, but: int | None = None) -> int:
    """One message to the responsible person, not to the one who did it; returns how many were queued."""
    if ticket.owner is None or ticket.owner_id == but:
        return 0
    return tell(ticket, [ticket.owner], cause=cause, subject=subject, at=at)


def tell(ticket: Ticket, users: Iterable[User], *, cause: str, subject: str, at: datetime) -> int:
    """The same short message to several people; urgent tickets reach the phone too."""
    status = status_label(ticket.status, ticket.settled)
    words = {"number": ticket.number, "status": status, "region": ticket.region.name}
    return notify(
        cause=f"ticket:{ticket.pk}:{cause}",
        users=users,
        subject=subject,
        body=_("%(number)s（%(region)s），当前状态「%(status)s」。") % words,
        at=at,
        stream=ticket.pk,
        severity="high" if ticket.urgency == Urgency.URGENT else "normal",
        alert_at=_watched(ticket, at),
    )


def _watched(ticket: Ticket, at: datetime) -> datetime | None:
    """When an unread message about a complaint is told to the supervisor (INT-15)."""
    if ticket.intent != Intent.COMPLAINT:
        return None
    return at + timedelta(minutes=current_figure("complaints", "unread_minutes", at=at))


@transaction.atomic
def remind_overdue(*, at: datetime, limit: int = 500) -> int:
    """Tell the supervisors once of each application that waited too long; returns how many wait."""
    overdue = Approval.objects.open().filter(
        kind=ApprovalCode.DISPATCH, due_at__lt=at, due_at__gte=at - LOOK_BACK
    )
    keys = dict(overdue.order_by("due_at").values_list("stream_id", "pk")[:limit])
    waiting = Ticket.objects.filter(pk__in=keys, status=Status.AWAITING_APPROVAL)
    tickets = list(waiting.select_related("stream", "region", "project"))
    book = PostBook(at=at) if tickets else None
    for ticket in tickets:
        people = book.holders(Post.SUPERVISOR, ticket.unit.pk) if book else []
        subject = _("%(number)s 派工申请超时未审批") % {"number": ticket.number}
        tell(ticket, people, cause=f"approval:{keys[ticket.pk]}:overdue", subject=subject, at=at)
    return len(tickets)
