"""The daily job that purges what was kept long enough, in small steps that are each on record (ARC-07)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import jobs
from core.actors import SYSTEM
from core.clock import at_local, local, local_day
from core.doors import RETENTIONS, Retention
from core.jobs import JobKind, Run
from core.models import Job
from core.streams import lock_streams
from core.worktime import add_months
from packs.queries import current_figure
from privacy.models import Purged, RightsRequest
from privacy.operations.copies import remove_file

JOB = "retention"
STEP = 50


def start_due(*, at: datetime) -> Job | None:
    """Today's job, once its hour has come; None when it was started already."""
    if local(at).hour < int(current_figure("retention", "purge_hour", at=at)):
        return None
    day = local_day(at)
    if Job.objects.filter(kind=JOB, params__day=day.isoformat()).exists():
        return None
    title = _("清理到期资料 %(day)s") % {"day": day.isoformat()}
    return jobs.start(kind=JOB, title=title, params={"day": day.isoformat()}, by=SYSTEM, at=at)


def purge(run: Run) -> None:
    """All kinds, step by step; a step that is on record is not taken again, so a crash costs nothing."""
    day, count = date.fromisoformat(run.params["day"]), 0
    for kind in RETENTIONS:
        for keys in _steps(kind, day, run.at):
            _take(kind, keys, day, run.at)
            count += len(keys)
            run.step(len(keys))
    _drop_copies(run.at)
    run.tell(_("清理 %(count)s 条到期资料。") % {"count": count})


def limit(kind: Retention, day: date, at: datetime) -> datetime:
    """Records that ended before this instant have been kept for the whole period."""
    period = int(current_figure("retention", kind.figure, at=at))
    if kind.figure.endswith("_days"):
        return at_local(day - timedelta(days=period))
    return at_local(add_months(day, -period))


def _steps(kind: Retention, day: date, at: datetime) -> Iterator[list[int]]:
    before = limit(kind, day, at)
    while True:
        done = Purged.objects.filter(kind=kind.code).values("key")
        keys = list(kind.due(before).exclude(pk__in=done).order_by("pk")[:STEP])
        if not keys:
            return
        yield keys


@transaction.atomic
def _take(kind: Retention, keys: list[int], day: date, at: datetime) -> None:
    kind.purge(keys, at)
    Purged.objects.bulk_create([Purged(kind=kind.code, key=key, day=day, at=at) for key in keys])


def _drop_copies(at: datetime) -> None:
    """Copies nobody fetched."""
    before = at - timedelta(days=int(current_figure("privacy", "copy_days", at=at)))
    old = RightsRequest.objects.filter(copied_at__lt=before).exclude(copy="")
    for key in old.values_list("pk", flat=True):
        with transaction.atomic():
            lock_streams(key)
            if row := old.filter(pk=key).first():  # unless another copy was made meanwhile
                remove_file(row)


jobs.register_kind(JobKind(JOB, gettext_lazy("到期资料清理"), purge, 70))
