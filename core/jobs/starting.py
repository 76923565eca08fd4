"""What people do with long work: start it, cancel it, take it up again."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import get_language

from core.actors import Actor
from core.events import record
from core.jobs import files
from core.jobs.events import JobCancelAsked, JobResumed, JobStarted
from core.jobs.finishing import finish
from core.jobs.kinds import kind_of
from core.models import FilePurpose, Job, JobFile, Outcome, WorkState
from core.streams import lock_streams, open_stream
from core.wake import wake

TASK = "core.tasks.do_long_work"


@transaction.atomic
def start(*, kind: str, title: str, params: dict[str, Any], by: Actor, at: datetime) -> Job:
    """Ask for long work; a worker begins within seconds. `params`: ids and plain filters only.

    Raises LookupError for a kind that nobody registered.
    """
    if kind_of(kind) is None:
        raise LookupError(f"no kind of job named {kind}")
    job = Job.objects.create(
        stream=open_stream(kind="job", at=at),
        kind=kind,
        title=title[:120],
        params=params,
        language=get_language() or "",
        owner_id=by.pk,
        owner_name=by.display_name,
        asked_at=at,
        not_before=at,
    )
    record(job.pk, JobStarted(kind, job.title), by=by, at=at)
    _wake()
    return job


@transaction.atomic
def attach(*, job: Job, name: str, content: bytes | Path, at: datetime) -> JobFile:
    """Give a job its source file; call it in the transaction that starts the job."""
    return files.keep(job, name, content, FilePurpose.SOURCE, at=at)


@transaction.atomic
def cancel(*, job: Job, by: Actor, at: datetime) -> Job:
    """Stop the work: at once while it waits, within two seconds while it runs. Finished work stays as it is."""
    lock_streams(job.pk)
    held = Job.objects.select_for_update().get(pk=job.pk)
    if not held.is_live or held.cancel_asked_at:
        return held
    held.cancel_asked_at = at
    held.save(update_fields=["cancel_asked_at"])
    record(held.pk, JobCancelAsked(), by=by, at=at)
    if held.leased_until is None or held.leased_until <= at:
        finish(held, Outcome.CANCELLED, "", by=by, at=at)
    return held


@transaction.atomic
def again(*, job: Job, by: Actor, at: datetime) -> Job:
    """Take cancelled or failed work up where its saved state says; done or live work stays as it is."""
    lock_streams(job.pk)
    held = Job.objects.select_for_update().get(pk=job.pk)
    if held.outcome not in (Outcome.CANCELLED, Outcome.FAILED):
        return held
    held.state, held.outcome, held.finished_at, held.cancel_asked_at = WorkState.OPEN, "", None, None
    held.not_before, held.leased_until, held.attempts, held.summary = at, None, 0, ""
    held.save()
    record(held.pk, JobResumed(), by=by, at=at)
    _wake()
    return held


def watch(*, job: Job, at: datetime) -> None:
    """The person is looking at the progress: no message is needed when the work ends."""
    Job.objects.filter(pk=job.pk, finished_at=None).update(watched_at=at)


def _wake() -> None:
    transaction.on_commit(lambda: wake(TASK))
