"""Queueing messages: written in the transaction of their cause, each once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from core.models import Stream
from core.words import Later
from notifications import rules
from notifications.enums import Channel, Severity
from notifications.models import Message, Preference
from notifications.operations.writing import Batch
from org.models import User
from org.queries import language_of


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
    hold_until: datetime | None = None  # e-mail and SMS wait until then, as in quiet hours


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
    batch = Batch()
    text = batch.text(cause, subject, body, language_of(recipient), stream=_id(stream), headers=headers)
    known = recipient.pk if recipient else None
    batch.line(text, channel, known, _address(channel, recipient, address))
    if not batch.write(at=at):
        return Message(cause=cause, channel=channel, recipient=recipient)
    same = {"recipient": recipient} if recipient else {"recipient": None, "address": address}
    return Message.objects.get(cause=cause, channel=channel, **same)


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
    wishes, batch = _wishes(drafts), Batch()
    for one in drafts:
        language = language_of(one.user)
        text = batch.text(
            one.cause,
            one.subject,
            one.body,
            language,
            stream=one.stream_id,
            alert_at=one.alert_at,
            hold_until=one.hold_until,
        )
        for channel in _channels(one, wishes.get(one.user.pk)):
            batch.line(text, channel, one.user.pk, _address(channel, one.user))
    return len(batch.lines) if batch.write(at=at) else 0


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


def _address(channel: str, recipient: User | None, address: str = "") -> str:
    if channel == Channel.INBOX:
        return ""
    own = "" if recipient is None else recipient.email if channel == Channel.EMAIL else recipient.phone
    if found := address or own:
        return found
    raise NoAddress(f"nowhere to send this {channel}")


def _id(stream: Stream | int | None) -> int | None:
    return stream.pk if isinstance(stream, Stream) else stream
