"""Queueing messages: written in the transaction of their cause, each once."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation

from core.holding import present
from core.models import Stream, WorkState
from core.wake import wake
from core.words import Later
from notifications import rules
from notifications.enums import Channel, Severity
from notifications.models import Message, Preference
from org.models import User
from org.queries import language_of

BATCH = 5000
ROOM = "notifications"  # under which a window of undo keeps what is queued here


class NoAddress(ValueError):
    """E-mail or SMS to somebody without an address."""


@dataclass(frozen=True)
class Draft:
    """One thing to tell one person; without `channels` the rule and the person's wishes decide.

    Texts made by `core.words.later` are put into the person's language.
    """

    cause: str
    user: User
    subject: Any
    body: Any
    stream_id: int | None = None
    severity: str = Severity.NORMAL
    channels: tuple[str, ...] | None = None
    alert_at: datetime | None = None  # when an inbox item that is still unread is told to somebody else


@transaction.atomic
def queue(
    *,
    cause: str,
    recipient: User | None,
    channel: str,
    subject: str | Later,
    body: str | Later,
    at: datetime,
    address: str = "",
    stream: Stream | int | None = None,
    headers: dict[str, str] | None = None,
) -> Message:
    """One message by one channel; the same cause, person and channel again gives the row that is there.

    Raises NoAddress for e-mail or SMS to nowhere.
    """
    fresh = _row(cause, channel, recipient, address, subject, body, _id(stream), at)
    fresh.headers = headers or {}
    if not _keep([fresh]):
        return fresh
    same = {"recipient": recipient} if recipient else {"recipient": None, "address": fresh.address}
    return Message.objects.get(cause=fresh.cause, channel=channel, **same)


def notify(
    *,
    cause: str,
    users: Iterable[User],
    subject: str | Later,
    body: str | Later,
    at: datetime,
    stream: Stream | int | None = None,
    severity: str = Severity.NORMAL,
    channels: tuple[str, ...] | None = None,
    alert_at: datetime | None = None,
) -> int:
    """Tell several people the same by the channels that reach each; returns the number of messages."""
    people = {user.pk: user for user in users}.values()
    stream_id = _id(stream)
    drafts = [Draft(cause, user, subject, body, stream_id, severity, channels, alert_at) for user in people]
    return queue_many(drafts, at=at)


@transaction.atomic
def queue_many(drafts: Sequence[Draft], *, at: datetime) -> int:
    """Many messages in few statements; repeats add nothing. Returns how many rows the drafts stand for."""
    wishes = _wishes(drafts)
    rows = [
        _row(one.cause, channel, one.user, "", one.subject, one.body, one.stream_id, at, one.alert_at)
        for one in drafts
        for channel in _channels(one, wishes.get(one.user.pk))
    ]
    return len(rows) if _keep(rows) else 0


def _keep(rows: Sequence[Message]) -> bool:
    """Write them; in a window of undo they wait for its end, in a muted one nothing is written."""
    window = present()
    if window and window.muted:
        return False
    if window:
        for row in rows:
            row.not_before = window.until
        window.keep(ROOM, [str(row.reference) for row in rows])
    Message.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
    _wake(rows)
    return True


def _wishes(drafts: Sequence[Draft]) -> dict[int, Preference]:
    people = {one.user.pk for one in drafts if one.channels is None}
    return Preference.objects.in_bulk(people) if people else {}


def _channels(draft: Draft, wish: Preference | None) -> tuple[str, ...]:
    if draft.channels is not None:
        return draft.channels
    return rules.channels(
        email=draft.user.email,
        phone=draft.user.phone,
        severity=draft.severity,
        by_email=wish is None or wish.by_email,
        by_sms=wish is None or wish.by_sms,
    )


def _row(
    cause: str,
    channel: str,
    recipient: User | None,
    address: str,
    subject: Any,
    body: Any,
    stream_id: int | None,
    at: datetime,
    alert_at: datetime | None = None,
) -> Message:
    inbox = channel == Channel.INBOX
    with translation.override(language_of(recipient)):
        subject, body = " ".join(str(subject).split())[:200], str(body)
    return Message(
        state=WorkState.DONE if inbox else WorkState.OPEN,
        not_before=at,
        cause=cause,
        channel=channel,
        recipient=recipient,
        address="" if inbox else _address(channel, recipient, address),
        subject=subject,
        body=body,
        stream_id=stream_id,
        reference=uuid.uuid4(),
        queued_at=at,
        sent_at=at if inbox else None,
        alert_at=alert_at if inbox else None,
    )


def _address(channel: str, recipient: User | None, address: str) -> str:
    own = "" if recipient is None else recipient.email if channel == Channel.EMAIL else recipient.phone
    if found := address or own:
        return found
    raise NoAddress(f"nowhere to send this {channel}")


def _wake(rows: Iterable[Message]) -> None:
    if any(row.channel != Channel.INBOX for row in rows):
        transaction.on_commit(lambda: wake("notifications.tasks.send_due"))


def _id(stream: Stream | int | None) -> int | None:
    return stream.pk if isinstance(stream, Stream) else stream
