"""Claiming due jobs and carrying them out, one at a time per thread."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from core import outbox
from core.actors import SYSTEM, Actor
from core.jobs import files, rejects
from core.jobs.finishing import finish
from core.jobs.kinds import JobKind, kind_of
from core.jobs.run import Cancelled, CannotRun, LeaseLost, Run
from core.models import FilePurpose, Job, Outcome
from core.streams import lock_streams

log = logging.getLogger(__name__)

MOST_FAILURES = 3
MOST_CRASHES = 8

Clock = Callable[[], datetime]


def work_due(*, clock: Clock) -> bool:
    """Carry out the oldest due job, if there is one; says whether there was."""
    claimed: list[Job] = outbox.claim(Job.objects.select_related("stream"), at=clock(), limit=1)
    for job in claimed:
        with translation.override(job.language or None):
            _work(job, clock)
    return bool(claimed)


def _work(job: Job, clock: Clock) -> None:
    kind, by = kind_of(job.kind), _owner(job)
    if job.cancel_asked_at:
        return _end(job, Outcome.CANCELLED, "", by or SYSTEM, clock())
    if kind is None or by is None:
        words = _("发起人的账号已停用。") if kind else _("程序不再认识这类任务。")
        return _end(job, Outcome.FAILED, words, by or SYSTEM, clock())
    if job.attempts > MOST_CRASHES:
        return _end(job, Outcome.FAILED, _("多次中断，没有完成。"), by, clock())
    return _attempt(job, kind, by, clock)


def _attempt(job: Job, kind: JobKind, by: Actor, clock: Clock) -> None:
    _begin(job, clock())
    run = Run(job, by, clock)
    try:
        kind.run(run)
        run.close()
        rejects.write(run)
    except LeaseLost:
        log.warning("job %s went on elsewhere", job.uuid)
    except Cancelled:
        _end(job, Outcome.CANCELLED, run.summary, by, clock())
    except CannotRun as error:
        _end(job, Outcome.FAILED, str(error), by, clock())
    except Exception as error:
        log.exception("job %s of kind %s failed", job.uuid, job.kind)
        _put_back(job, error, by, clock())
    else:
        _end(job, Outcome.DONE, run.summary, by, clock())


def _owner(job: Job) -> Any:
    """Who asked for it, with the rights of today; None when the account is closed."""
    if job.owner_id is None:
        return SYSTEM
    return get_user_model()._default_manager.filter(pk=job.owner_id, is_active=True).first()


def _begin(job: Job, at: datetime) -> None:
    """Results of an attempt that was cut off are made anew; steps begin at the saved place."""
    for purpose in (FilePurpose.RESULT, FilePurpose.REJECTS):
        if not job.saved:
            files.drop(job, purpose, at=at)
    if not job.saved:
        job.rejects.all().delete()
    job.started_at, job.steps, job.steps_before = at, job.saved_steps, job.saved_steps
    job.save(update_fields=["started_at", "steps", "steps_before"])


def _end(job: Job, outcome: str, summary: str, by: Actor, at: datetime) -> None:
    with transaction.atomic():
        held = _still_mine(job)
        if held is not None:
            finish(held, outcome, summary, by=by, at=at)


def _put_back(job: Job, error: Exception, by: Actor, at: datetime) -> None:
    """Try again after a pause; after the third failure tell the person."""
    if job.attempts >= MOST_FAILURES:
        return _end(job, Outcome.FAILED, _("程序出错，没有完成；可以再试一次。"), by, at)
    with transaction.atomic():
        held = _still_mine(job)
        if held is not None:
            outbox.give_back(held, type(error).__name__, at=at, most=MOST_CRASHES + 1)
    return None


def _still_mine(job: Job) -> Job | None:
    lock_streams(job.pk)
    held = Job.objects.select_for_update(of=("self",)).select_related("stream").get(pk=job.pk)
    return held if held.leased_until == job.leased_until and held.is_live else None
