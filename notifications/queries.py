"""Reads that feed the inbox and the pages of the system."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Case, QuerySet, When

from core.doors import MESSAGE_ACTIONS
from core.models import Delivery, Stream, WorkState
from core.outbox import lag
from core.streams import kind_of, url_of
from notifications.enums import AttemptState
from notifications.models import Attempt, Letter, Mailbox, Message, Preference, SinkItem, WebhookCall

BELL_STOPS_AT = 99


@dataclass(frozen=True)
class Item:
    """An inbox row and the page it speaks of, empty when the reader may not open that page."""

    message: Message
    url: str
    actions: list[tuple[Any, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Waiting:
    """What has not been done yet, with the age of the oldest due row in seconds."""

    open: int
    parked: int
    lag_seconds: int


def unread_count(user: Any) -> int:
    """The number on the bell, at most 99."""
    return Message.objects.visible_to(user).unread()[:BELL_STOPS_AT].count()


def unread_due(at: datetime) -> QuerySet[Message]:
    """Items that somebody wanted watched and whose time has come, read meanwhile or not, oldest first."""
    rows = Message.objects.filter(alert_at__lte=at).select_related("recipient")
    return rows.select_for_update(of=("self",), skip_locked=True).order_by("alert_at")


def inbox(user: Any) -> QuerySet[Message]:
    """The person's own items with their streams."""
    return Message.objects.visible_to(user).select_related("stream")


def with_links(messages: Iterable[Message], user: Any) -> list[Item]:
    """Add the addresses of the pages the reader may open, one query per kind of stream."""
    rows = list(messages)
    open_to = _open_to(user, [row.stream for row in rows if row.stream])
    return [
        Item(row, url_of(row.stream) if row.stream_id in open_to else "", actions_of(row, user))
        for row in rows
    ]


def actions_of(message: Message, user: Any) -> list[tuple[Any, str]]:
    """Buttons beside a message: words and address of each that the reader may press."""
    links = (action.link(message, user) for action in MESSAGE_ACTIONS)
    return [link for link in links if link]


def _open_to(user: Any, streams: Iterable[Stream]) -> set[int]:
    by_kind: dict[str, set[int]] = defaultdict(set)
    for stream in streams:
        by_kind[stream.kind].add(stream.pk)
    return {
        pk
        for kind, keys in by_kind.items()
        for pk in kind_of(kind).visible_to(user).filter(pk__in=keys).values_list("pk", flat=True)
    }


def preference(user: Any) -> Preference:
    """The person's wishes; the defaults when nothing was chosen."""
    return Preference.objects.filter(user=user).first() or Preference(user=user)


def callable_now() -> QuerySet[WebhookCall]:
    """Webhooks of endpoints in use; those of the others wait until theirs is used again."""
    return WebhookCall.objects.filter(endpoint__is_active=True)


def waiting(rows: QuerySet[Any], *, at: datetime) -> Waiting:
    """Open and parked work among the rows, and how long the oldest due one has been waiting."""
    return Waiting(
        rows.filter(state=WorkState.OPEN).count(),
        rows.filter(state=WorkState.PARKED).count(),
        round(lag(rows, at=at).total_seconds()),
    )


def parked_deliveries() -> QuerySet[Delivery]:
    """Events whose handler failed too often, oldest first."""
    return Delivery.objects.filter(state=WorkState.PARKED).select_related("event", "stream").order_by("pk")


def parked_messages() -> QuerySet[Message]:
    """E-mail and SMS that could not be sent, oldest first."""
    return Message.objects.filter(state=WorkState.PARKED).select_related("stream").order_by("pk")


def parked_calls() -> QuerySet[WebhookCall]:
    """Webhooks that no endpoint took, oldest first."""
    return WebhookCall.objects.filter(state=WorkState.PARKED).select_related("endpoint").order_by("pk")


def mailbox_state(name: str) -> Mailbox | None:
    """How far the mailbox was read and what went wrong; None before the first look."""
    return Mailbox.objects.select_related("unit").filter(name=name).first()


def latest_letters() -> QuerySet[Letter]:
    """Letters that wait for a person first, then the newest; their text is not read."""
    rows = Letter.objects.select_related("stream").defer("raw")
    return rows.order_by(Case(When(state=WorkState.PARKED, then=0), default=1), "-pk")


def unknown_attempts() -> QuerySet[Attempt]:
    """Attempts of which nobody knows whether they arrived, newest first."""
    return Attempt.objects.filter(state=AttemptState.UNKNOWN).select_related("message").order_by("-pk")


def sink(channel: str) -> QuerySet[SinkItem]:
    """What was kept instead of sent by a channel."""
    return SinkItem.objects.filter(channel=channel)
