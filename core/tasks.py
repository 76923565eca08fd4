"""Wake-ups of the core: each does what is due and returns nothing."""

from typing import Any

from celery import shared_task

from core import outbox
from core.clock import now
from core.heartbeat import beat


@shared_task
def heartbeat(**_: Any) -> None:
    """A sign of life that /readyz reads."""
    beat("worker", at=now())


@shared_task
def deliver_due(**_: Any) -> None:
    """Hand events to their handlers until nothing is due."""
    while outbox.deliver_due(at=now()):
        pass
