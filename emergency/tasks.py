"""Wake-ups of emergencies."""

from typing import Any

from celery import shared_task

from core.clock import now
from emergency import operations


@shared_task
def watch_surge(**_: Any) -> None:
    """Look whether complaints surge (CMP-19)."""
    operations.watch_surge(at=now())
