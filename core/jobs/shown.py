"""A job as pages show it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from core.durations import MINUTE, words
from core.jobs.kinds import kind_of
from core.models import Job, JobFile


@dataclass(frozen=True)
class Shown:
    """A job with the words of its kind, the time it will still take, and its files."""

    job: Job
    kind: Any
    link: str | None
    left: str
    files: list[JobFile]


def shown(job: Job, *, at: datetime) -> Shown:
    """Feeds components/job_progress.html."""
    kind = kind_of(job.kind)
    left = remaining(job, at=at)
    return Shown(
        job,
        kind.words if kind else job.kind,
        kind.link(job) if kind else None,
        _still(left),
        job.kept_files,
    )


def _still(left: timedelta | None) -> str:
    """「约 12 秒」, 「约 3 分」; nothing while it cannot be told."""
    if left is None:
        return ""
    if left < MINUTE:
        return _("约 %(seconds)s 秒") % {"seconds": int(left.total_seconds()) + 1}
    return _("约 %(time)s") % {"time": words(left)}


def remaining(job: Job, *, at: datetime) -> timedelta | None:
    """Estimate from the speed so far; None while nothing can be said."""
    done = job.steps - job.steps_before
    if not job.is_running or not job.total or done <= 0 or job.started_at is None:
        return None
    spent = at - job.started_at
    return spent * (max(job.total - job.steps, 0) / done)
