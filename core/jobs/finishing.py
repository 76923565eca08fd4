"""The end of a job: one writer of its outcome."""

from datetime import datetime

from core.actors import Actor
from core.events import record
from core.jobs.events import JobFinished
from core.models import Job, WorkState


def finish(job: Job, outcome: str, summary: str, *, by: Actor, at: datetime) -> None:
    """Write the outcome of a job that the caller has locked, and tell its history."""
    job.state, job.outcome, job.finished_at = WorkState.DONE, outcome, at
    job.leased_until, job.summary = None, summary[:300]
    job.save(update_fields=["state", "outcome", "finished_at", "leased_until", "summary"])
    facts = JobFinished(job.kind, job.title, outcome, job.files.filter(removed_at=None).count(), job.owner_id)
    record(job.pk, facts, by=by, at=at)
