"""What the function of a kind holds in its hand while it works."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from core.actors import Actor
from core.jobs import files
from core.models import FilePurpose, Job, JobFile, JobReject

EVERY = 1.0  # seconds between two writes of the progress


class Cancelled(Exception):
    """The person does not want the work any more; let it pass."""


class LeaseLost(Exception):
    """Another worker has taken the job over; let it pass."""


class CannotRun(Exception):
    """The work cannot be done; the message says why in the person's language, and nothing is retried."""


class Run:
    """One attempt at a job. `by` is who asked for it, `state` what the last `save` kept."""

    def __init__(self, job: Job, by: Actor, clock: Callable[[], datetime]) -> None:
        self.job = job
        self.by = by
        self.params: dict[str, Any] = job.params
        self.state: dict[str, Any] = job.saved
        self.summary = ""
        self.columns: Sequence[Any] = ()
        self._clock = clock
        self._steps = job.saved_steps
        self._rejects: list[JobReject] = []
        self._written = time.monotonic()
        self._seconds = max(settings.WORK_LEASE_SECONDS, 2)

    @property
    def at(self) -> datetime:
        """The present instant, for the operations that are called."""
        return self._clock()

    def total(self, count: int) -> None:
        """How many steps there are in all; call it once they can be told."""
        self.job.total = count
        self._write(total=count)

    def step(self, count: int = 1) -> None:
        """Some work is done. Outside a transaction, at least once a second; raises Cancelled or LeaseLost."""
        self._steps += count
        if time.monotonic() - self._written >= EVERY:
            self._write()

    def save(self, state: dict[str, Any]) -> None:
        """Keep how far the work is: after a crash it begins here. Call it when what it tells of is committed."""
        self.state = state
        with transaction.atomic():
            self._flush()
            self._write(saved=state, saved_steps=self._steps, attempts=0)

    def file(self, name: str, content: bytes | Path, purpose: str = FilePurpose.RESULT) -> JobFile:
        """Keep a file for the person to download."""
        return files.keep(self.job, name, content, purpose, at=self.at)

    def source(self) -> JobFile:
        """The file that was given to the job; raises CannotRun when it was cleaned away."""
        found = self.job.files.filter(purpose=FilePurpose.SOURCE, removed_at=None).first()
        if found is None:
            raise CannotRun("source file is gone")
        return found

    def reject(self, row: Sequence[Any], words: str) -> None:
        """A row that cannot be processed; all of them become a workbook under the headings `columns`."""
        self._rejects.append(JobReject(job=self.job, cells=list(row), words=words))

    def tell(self, words: str) -> None:
        """The sentence under the finished work: what came of it."""
        self.summary = words

    def close(self) -> None:
        """Write what is still held; the worker calls it at the end."""
        with transaction.atomic():
            self._flush()
            self._write()

    def _flush(self) -> None:
        JobReject.objects.bulk_create(self._rejects, batch_size=500)
        self._rejects = []

    def _write(self, **more: Any) -> None:
        """Progress, a longer lease, and a look at whether the person still wants it."""
        until = self._clock() + timedelta(seconds=self._seconds)
        mine = Job.objects.filter(pk=self.job.pk, leased_until=self.job.leased_until, finished_at=None)
        if not mine.update(steps=self._steps, leased_until=until, **more):
            raise LeaseLost(str(self.job.uuid))
        self.job.leased_until, self._written = until, time.monotonic()
        asked = Job.objects.filter(pk=self.job.pk).values_list("cancel_asked_at", flat=True).get()
        if asked:
            raise Cancelled(str(self.job.uuid))
