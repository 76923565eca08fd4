"""Letting a restored house speak again, and deciding what becomes of what waited."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from core import restorations
from core.models import Restoration, WorkState
from core.wake import wake
from notifications.enums import Channel, Release
from notifications.models import Message, WebhookCall
from org.models import User

log = logging.getLogger(__name__)
DROPPED = "dropped after a restore"
TASKS = ("notifications.tasks.send_due", "notifications.tasks.call_due", "notifications.tasks.fetch_letters")


class NothingHeld(Exception):
    """Everything may leave already."""


@dataclass(frozen=True)
class Backlog:
    """How many rows of a way out wait: caused before the restore, and since."""

    way: str
    before: int
    since: int


def backlog(restored: Restoration) -> list[Backlog]:
    """What waits, by way out."""
    ways = (
        (Channel.EMAIL, _messages().filter(channel=Channel.EMAIL), "queued_at"),
        (Channel.SMS, _messages().filter(channel=Channel.SMS), "queued_at"),
        ("webhook", _calls(), "occurred_at"),
    )
    return [_counted(way, rows, caused, restored.restored_at) for way, rows, caused in ways]


@transaction.atomic
def release(*, choice: str, by: User, at: datetime) -> int:
    """Open the doors; returns how many messages were dropped unsent. Raises NothingHeld."""
    row = restorations.unreleased()
    held = (
        Restoration.objects.select_for_update().filter(released_at=None, pk=row.pk).first() if row else None
    )
    if held is None:
        raise NothingHeld
    dropped = sum(_drop(rows) for rows in _unwanted(choice, held.restored_at))
    restorations.released(held, by_name=by.display_name, dropped=dropped, at=at)
    log.info("restore %s released by user %s: %s, %s dropped", held.pk, by.pk, choice, dropped)
    for task in TASKS:
        transaction.on_commit(lambda name=task: wake(name))
    return dropped


def _unwanted(choice: str, restored_at: datetime) -> Iterable[QuerySet[Any]]:
    if choice == Release.ALL:
        return ()
    rows, calls = _messages(), _calls()
    if choice == Release.NEWER:
        return rows.filter(queued_at__lte=restored_at), calls.filter(occurred_at__lte=restored_at)
    return rows, calls


def _drop(rows: QuerySet[Any]) -> int:
    return rows.update(state=WorkState.DONE, leased_until=None, last_error=DROPPED)


def _messages() -> QuerySet[Message]:
    """Mail and SMS that have not left, parked ones too: a restored house must not send those by a retry."""
    return Message.objects.outgoing().filter(state__in=(WorkState.OPEN, WorkState.PARKED))


def _calls() -> QuerySet[WebhookCall]:
    return WebhookCall.objects.filter(state__in=(WorkState.OPEN, WorkState.PARKED))


def _counted(way: str, rows: QuerySet[Any], caused: str, restored_at: datetime) -> Backlog:
    before = Q(**{f"{caused}__lte": restored_at})
    found = rows.aggregate(before=Count("pk", filter=before), since=Count("pk", filter=~before))
    return Backlog(str(way), found["before"], found["since"])
