"""Wake-ups of the core: each does what is due and returns nothing."""

from typing import Any

from celery import shared_task

from core import exporting as _exporting  # noqa: F401  registers its kind of job
from core import outbox
from core.clock import now
from core.heartbeat import beat
from core.jobs import files as job_files
from core.jobs import work_due
from core.uploads.orphans import clean_orphans


@shared_task
def heartbeat(**_: Any) -> None:
    """A sign of life that /readyz reads."""
    beat("worker", at=now())


@shared_task
def deliver_due(**_: Any) -> None:
    """Hand events to their handlers until nothing is due."""
    while outbox.deliver_due(at=now()):
        pass


@shared_task
def do_long_work(**_: Any) -> None:
    """Carry out waiting jobs one after the other until none is due."""
    while work_due(clock=now):
        pass


@shared_task
def clean_files(**_: Any) -> None:
    """Remove files of jobs that ended long ago, and stored files that no row names."""
    job_files.clean(at=now())
    clean_orphans(at=now())
