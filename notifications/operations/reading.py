"""What a person does with the own inbox, and how the person wants to be told."""

from collections.abc import Iterable
from datetime import datetime

from notifications.models import Message, Preference
from org.models import User


def mark_read(*, by: User, at: datetime, message: int | None = None, stream: int | None = None) -> int:
    """Mark one, those of a stream, or all of the person's unread items; returns how many changed.

    Others' items are never touched.
    """
    rows = Message.objects.visible_to(by).unread()
    if message is not None:
        rows = rows.filter(pk=message)
    if stream is not None:
        rows = rows.filter(stream=stream)
    return rows.update(read_at=at)


def choose_channels(*, by: User, by_email: bool, by_sms: bool) -> Preference:
    """Keep the person's wishes for e-mail and SMS."""
    wish, _created = Preference.objects.update_or_create(
        user=by, defaults={"by_email": by_email, "by_sms": by_sms}
    )
    return wish


def stop_watching(messages: Iterable[Message]) -> int:
    """What was looked at is not looked at again; returns how many."""
    return Message.objects.filter(pk__in=[message.pk for message in messages]).update(alert_at=None)
