"""Wake-ups of reports."""

from typing import Any

from celery import shared_task

from core.clock import now
from reports import operations

STEPS = (
    operations.open_due,
    operations.freeze_due,
    operations.send_due,
    operations.settle_due,
    operations.remind_of_forms,
)
"""What a round does; each step finds for itself what is due, so a round may end after any of them."""


@shared_task
def run_due(**_: Any) -> None:
    """Open, freeze and send what is due; reminders are clocks and fire with all others."""
    at = now()
    for step in STEPS:
        step(at=at)
