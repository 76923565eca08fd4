"""Sending what is due, one worker at a time, so that a slow server never takes the workers from the sweep."""

import logging
import time
from typing import Any

from celery import shared_task

from core.alone import alone
from core.clock import now
from notifications.enums import AttemptState, Channel
from notifications.gateways.imap import MailboxError
from notifications.operations import mailbox, webhooks
from notifications.operations import send_due as send_some
from notifications.operations.warning import warn_of_backups, warn_of_disks
from org.enums import Post, UnitKind
from org.models import Unit
from org.queries import holders

log = logging.getLogger(__name__)
LONGEST_RUN = 30  # seconds; the schedule starts the next run
PATIENCE = 3  # failures in a row after which a channel rests until the next run


@shared_task
def send_due(**_: Any) -> None:
    """Hand over due e-mail and SMS until none is left, the servers fail, or the time is up."""
    end = time.monotonic() + LONGEST_RUN
    failures = dict.fromkeys((Channel.SMS, Channel.EMAIL), 0)
    with alone("notifications.send_due") as mine:
        while mine and time.monotonic() < end and _send_one(failures):
            pass


def _send_one(failures: dict[Channel, int]) -> bool:
    """Send the next message, a text before a letter that takes longer; False when nothing can be sent."""
    for channel, in_a_row in failures.items():
        results = send_some(at=now(), channel=channel) if in_a_row < PATIENCE else []
        if results:
            failures[channel] = 0 if results == [AttemptState.SENT] else in_a_row + 1
            return True
    return False


@shared_task
def watch_disks(**_: Any) -> None:
    """Warn the administrators of a disk that fills up, and of backups that fail."""
    at = now()
    group = Unit.objects.filter(kind=UnitKind.GROUP).first()
    if group:
        people = holders(Post.ADMIN, group, at=at)
        warn_of_disks(at=at, people=people)
        warn_of_backups(at=at, people=people)


@shared_task
def call_due(**_: Any) -> None:
    """Tell other systems what is due until none is left, several fail in a row, or the time is up."""
    end = time.monotonic() + LONGEST_RUN
    with alone("notifications.call_due") as mine:
        failures = 0
        while mine and failures < PATIENCE and time.monotonic() < end:
            results = webhooks.call_due(at=now())
            if not results:
                return
            failures = 0 if all(results) else failures + 1


@shared_task
def fetch_letters(**_: Any) -> None:
    """Look into the service mailbox; a server that is away is asked again next time."""
    if not mailbox.configured():
        return
    with alone("notifications.fetch_letters") as mine:
        if not mine:
            return
        try:
            while mailbox.fetch(at=now()):
                pass
        except MailboxError as error:
            log.warning("mailbox: %s", error)
