"""The end of a job: one writer of its outcome."""

from datetime import datetime

from core.actors import Actor
from core.events import record
from core.jobs.events import JobFinished
from core.models import Job, WorkState

# What somebody typed into a filter may be a customer's name or number: it is forgotten with the work.
TYPED = frozenset({"query"})


def finish(job: Job, outcome: str, summary: str, *, by: Actor, at: datetime) -> None:
    """Write the outcome of a job that the caller has locked, and tell its history."""
    job.state, job.outcome, job.finished_at = WorkState.DONE, outcome, at
    job.leased_until, job.summary = None, summary[:300]
    job.params = {name: value for name, value in job.params.items() if name not in TYPED}
    job.save(update_fields=["state", "outcome", "finished_at", "leased_until", "summary", "params"])
    facts = JobFinished(job.kind, job.title, outcome, job.files.filter(removed_at=None).count(), job.owner_id)
    record(job.pk, facts, by=by, at=at)
