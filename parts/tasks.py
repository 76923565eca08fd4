"""Wake-ups of this room."""

from typing import Any

from celery import shared_task

from core.clock import now
from parts.operations.overdue import watch_loans
from parts.operations.quota import watch_quota


@shared_task
def watch(**_: Any) -> None:
    """Tell of loans that should be back (WAR-48) and of regions with too few standby units (PRT-05)."""
    at = now()
    watch_loans(at=at)
    watch_quota(at=at)
