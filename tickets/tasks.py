"""Wake-ups of tickets."""

from typing import Any

from celery import shared_task

from core.clock import now
from tickets.operations import drafts, letters
from tickets.operations.telling import remind_overdue
from tickets.operations.watching import alert_unhandled, alert_unread


@shared_task
def remind_due(**_: Any) -> None:
    """Applications for a visit that nobody decided in time."""
    remind_overdue(at=now())


@shared_task
def take_letters(**_: Any) -> None:
    """Letters that came become tickets or join theirs, until none is due."""
    while letters.take_due(at=now()):
        pass


@shared_task
def clean_lists(**_: Any) -> None:
    """Uploaded lists that nobody needs any more."""
    drafts.clean(at=now())


@shared_task
def watch_complaints(**_: Any) -> None:
    """Messages about complaints that nobody reads, and complaints that nobody handles."""
    at = now()
    alert_unread(at=at)
    alert_unhandled(at=at)
