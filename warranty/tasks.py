"""Wake-ups of warranty."""

from typing import Any

from celery import shared_task

from core.clock import now
from warranty.operations.inspections import plan_inspections
from warranty.operations.rights import MOST, reach_due


@shared_task
def reach_rights(**_: Any) -> None:
    """Rights that open repairs reach as a day begins."""
    while reach_due(at=now()) == MOST:
        pass


@shared_task
def plan_yearly_inspections(**_: Any) -> None:
    """Units that are beyond their period and have their day."""
    plan_inspections(at=now())
