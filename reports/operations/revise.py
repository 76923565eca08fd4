"""A visible correction of a sent report."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.worktime import Due
from org.models import Unit
from reports.enums import RunState
from reports.events import ReportFrozen, ReportRevised
from reports.models import Case, Minute, ReportRun
from reports.operations.freeze import fill
from reports.operations.moving import AlreadySent, NotReady, held
from reports.operations.opening import new_run
from reports.rules.schedule import Times


class NotSent(NotReady):
    """An unsent report needs no correction."""


@transaction.atomic
def revise(*, run: ReportRun, reason: str, by: Actor, at: datetime) -> ReportRun:
    """Version n + 1 from today's facts; the sent version stays readable (RPT-21).

    It goes through signing again and has no time of its own. Raises NotSent, and AlreadySent when a later
    version is there.
    """
    Unit.objects.select_for_update(no_key=True).get(pk=run.unit_id)
    old = held(run)
    if old.replaced:
        raise AlreadySent(_("已有更新的版本。"))
    if old.sent_at is None:
        raise NotSent(_("报表尚未报送，无须更正。"))
    old.replaced = True
    old.save(update_fields=["replaced"])
    new = _next_version(old, reason, at)
    _copy_texts(old, new)
    fill(new, at=at)
    new.state = RunState.DRAFT
    new.save(update_fields=["rows", "figures", "frozen_at", "digest", "state"])
    record(new.stream_id, ReportFrozen(new.version, new.digest, len(new.rows)), by=by, at=at)
    record(old.stream_id, ReportRevised(new.version), by=by, at=at)
    return new


def _next_version(old: ReportRun, reason: str, at: datetime) -> ReportRun:
    planned = Times(at, old.freeze_at, at, None, Due(old.due_at, old.late_from))
    new = new_run(
        code=old.kind,
        unit=old.unit,
        span=old.span,
        planned=planned,
        signers=old.posts_to_sign,
        at=at,
        version=old.version + 1,
    )
    new.remark, new.reason = old.remark, reason
    new.overdue_at = old.overdue_at or (old.sent_at if old.late else None)
    new.save(force_insert=True)
    return new


def _copy_texts(old: ReportRun, new: ReportRun) -> None:
    """Chosen cases and decisions of the meeting go on; they may be changed in the new version."""
    Case.objects.bulk_create(Case(run=new, ticket=one.ticket, lesson=one.lesson) for one in old.cases.all())
    Minute.objects.bulk_create(
        Minute(run=new, item=one.item, decision=one.decision, by=one.by, at=one.at)
        for one in old.minutes.all()
    )
