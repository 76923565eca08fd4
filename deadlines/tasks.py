"""The sweep: wake, fire what is due, sleep."""

from typing import Any

from celery import shared_task

from core.clock import now
from core.heartbeat import beat
from deadlines import operations


@shared_task
def sweep(**_: Any) -> None:
    """Fire all due levels in batches, and give a sign of life that /readyz reads (SLA-31)."""
    while operations.sweep(at=now()):
        pass
    operations.end_lapsed(at=now())
    beat("sweep", at=now())


@shared_task
def audit(**_: Any) -> None:
    """Tell when the sweep is late or stopped; runs apart from it."""
    operations.audit(at=now())


@shared_task
def stand_in(**_: Any) -> None:
    """Give tasks of who is away to the deputies (ORG-24)."""
    operations.stand_in(at=now())
