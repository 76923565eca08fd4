"""Wake-ups of tickets."""

from typing import Any

from celery import shared_task

from core.clock import now
from tickets.operations import letters
from tickets.operations.telling import remind_overdue


@shared_task
def remind_due(**_: Any) -> None:
    """Applications for a visit that nobody decided in time."""
    remind_overdue(at=now())


@shared_task
def take_letters(**_: Any) -> None:
    """Letters that came become tickets or join theirs, until none is due."""
    while letters.take_due(at=now()):
        pass
