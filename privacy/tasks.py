"""Wake-ups of privacy."""

from typing import Any

from celery import shared_task

from core.clock import now
from privacy.operations import purging
from privacy.operations.replaying import replay


@shared_task
def purge_due(**_: Any) -> None:
    """Start today's purge, and bring the list of erasures and the database together."""
    replay(at=now())
    purging.start_due(at=now())
