"""Complaints that nobody reads or handles are told to the supervisor (INT-15, CMP-17)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from core.words import later
from notifications.models import Message
from notifications.operations import notify, stop_watching
from notifications.queries import unread_due
from org.enums import Post
from org.models import User
from org.queries import PostBook
from packs.queries import current_figure
from tickets.models import Complaint, Ticket

BATCH = 500


@transaction.atomic
def alert_unread(*, at: datetime, limit: int = BATCH) -> int:
    """Tell the supervisor of each message about a complaint that was unread for too long; returns how many.

    The cost grows with what is due: messages that were read meanwhile, or told of, are looked at once.
    """
    due = list(unread_due(at)[:limit])
    tickets = _tickets(message.stream_id for message in due)
    book = PostBook(at=at) if due else None
    alerted = 0
    for message in due:
        ticket = tickets.get(message.stream_id)
        if ticket and book and message.read_at is None:
            _alert(ticket, message, book, at)
            alerted += 1
    stop_watching(due)
    return alerted


def _alert(ticket: Ticket, message: Message, book: PostBook, at: datetime) -> None:
    words = {"number": ticket.number, "name": message.recipient.name if message.recipient else ""}
    notify(
        cause=f"unread:{message.pk}",
        users=_leaders(book, ticket, message.recipient_id),
        subject=later("%(number)s 投诉消息超时未读", **words),
        body=later("发给%(name)s的投诉消息超时未读，请安排处理。单号：%(number)s。", **words),
        at=at,
        stream=ticket.pk,
        severity="high",
    )


@transaction.atomic
def alert_unhandled(*, at: datetime, limit: int = BATCH) -> int:
    """Tell the supervisor once of each complaint without a named handler for too long; returns how many."""
    minutes = current_figure("complaints", "handler_minutes", at=at)
    since = at - timedelta(minutes=minutes)
    rows = Complaint.objects.filter(unhandled_since__lte=since).order_by("unhandled_since")
    keys = list(rows.values_list("pk", flat=True)[:limit])
    open_ones = Complaint.objects.open().filter(pk__in=keys).values_list("pk", flat=True)
    tickets = _tickets(open_ones) if keys else {}
    book = PostBook(at=at) if tickets else None
    for ticket in tickets.values():
        notify(
            cause=f"ticket:{ticket.pk}:unhandled",
            users=_leaders(book, ticket, None) if book else (),
            subject=later("%(number)s 投诉尚无处理人", number=ticket.number),
            body=later("请立即指定处理人。单号：%(number)s。", number=ticket.number),
            at=at,
            stream=ticket.pk,
            severity="high",
        )
    Complaint.objects.filter(pk__in=keys).update(unhandled_since=None)
    return len(tickets)


def _tickets(keys: Iterable[int | None]) -> dict[int, Ticket]:
    rows = Ticket.objects.filter(pk__in=[key for key in keys if key]).exclude(complaint=None)
    return {row.pk: row for row in rows.select_related("stream", "region", "project")}


def _leaders(book: PostBook, ticket: Ticket, but: int | None) -> list[User]:
    """The nearest supervisors, without the one who did not read; the managers where none is left."""
    for post in (Post.SUPERVISOR, Post.MANAGER, Post.GROUP):
        if found := [one for one in book.holders(post, ticket.unit.pk) if one.pk != but]:
            return found
    return []
