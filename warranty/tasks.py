"""Wake-ups of warranty."""

from typing import Any

from celery import shared_task

from core.clock import now
from warranty.operations.rights import MOST, reach_due


@shared_task
def reach_rights(**_: Any) -> None:
    """Rights that open repairs reach as a day begins."""
    while reach_due(at=now()) == MOST:
        pass
