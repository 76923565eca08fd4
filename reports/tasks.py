"""Wake-ups of reports."""

from typing import Any

from celery import shared_task

from core.clock import now
from reports import operations


@shared_task
def run_due(**_: Any) -> None:
    """Freeze, remind and send what is due."""
    at = now()
    operations.freeze_due(at=at)
    operations.remind_due(at=at)
    operations.send_due(at=at)
