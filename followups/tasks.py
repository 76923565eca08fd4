"""Wake-ups of follow-up."""

from typing import Any

from celery import shared_task

from core.clock import now
from followups.operations.watching import count_months, count_weeks


@shared_task
def look_back(**_: Any) -> None:
    """Weeks of spot checks and months of satisfaction that have ended (FUP-03, FUP-12)."""
    count_weeks(at=now())
    count_months(at=now())
