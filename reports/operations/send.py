"""Sending, reminding, and correcting by a new version."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.actors import SYSTEM, Actor
from core.clock import iso
from core.events import record
from core.streams import lock_streams
from notifications.operations import notify
from org.enums import Post
from org.models import Unit, User
from org.queries import holders
from reports.calendar import daily_times
from reports.events import ReportOverdue, ReportRemarked, ReportRevised, ReportSent
from reports.models import ReportRun
from reports.operations.freeze import seal, write_run
from reports.rules import DUE, OVERDUE, REMINDER, stage

# What is said at each stage, and to whom: before the due time, at it, and after it to the level above too.
NOTICES: dict[int, tuple[str, tuple[str, ...], Any]] = {
    REMINDER: ("reminder", (Post.CLERK, Post.SUPERVISOR), gettext_lazy("即将到报送时限")),
    DUE: ("due", (Post.CLERK, Post.SUPERVISOR), gettext_lazy("已到报送时限")),
    OVERDUE: ("overdue", (Post.SUPERVISOR, Post.GROUP), gettext_lazy("逾期未报送")),
}


class AlreadySent(Exception):
    """A sent report is locked; a correction is a new version."""


class NotSent(Exception):
    """An unsent report needs no correction."""


@transaction.atomic
def remark(*, run: ReportRun, text: str, by: Actor, at: datetime) -> ReportRun:
    """Change the remarks of an unsent report; raises AlreadySent."""
    held = _unsent(run)
    held.remark = text
    held.digest = seal(held)
    held.save(update_fields=["remark", "digest"])
    record(held.stream_id, ReportRemarked(held.version), by=by, at=at)
    return held


@transaction.atomic
def send(*, run: ReportRun, by: User | None, at: datetime) -> ReportRun:
    """Lock the report and tell the group; raises AlreadySent. Without a person the system sends."""
    held = _unsent(run)
    held.sent_at, held.sent_by = at, by
    held.save(update_fields=["sent_at", "sent_by"])
    record(held.stream_id, ReportSent(held.version, held.late), by=by or SYSTEM, at=at)
    words = {"unit": held.unit.name, "day": held.period.isoformat(), "count": len(held.rows)}
    notify(
        cause=f"report:{held.pk}:sent",
        users=holders(Post.GROUP, held.unit, at=at),
        subject=_("%(unit)s %(day)s 投诉日报") % words,
        body=_("%(unit)s %(day)s 登记投诉 %(count)s 件。") % words,
        stream=held.stream,
        at=at,
    )
    return held


def _unsent(run: ReportRun) -> ReportRun:
    lock_streams(run.stream_id)
    held = ReportRun.objects.select_related("unit", "stream").get(pk=run.pk)
    if held.sent_at or held.replaced:
        raise AlreadySent(_("报表已报送，更正请另出新版本。"))
    return held


def send_due(*, at: datetime) -> int:
    """Send by itself what nobody sent by the pack's time; returns how many."""
    sent = 0
    for run in ReportRun.objects.unsent().latest().filter(frozen_at__lte=at):
        if run.version == 1 and daily_times(run.period, at=at).auto_send_at <= at:
            sent += _send_quietly(run, at)
    return sent


def _send_quietly(run: ReportRun, at: datetime) -> bool:
    try:
        send(run=run, by=None, at=at)
    except AlreadySent:
        return False
    return True


def remind_due(*, at: datetime) -> int:
    """Remind before the due time and report what passed it (RPT-22); returns how many notices were due.

    Corrections have no time of their own.
    """
    waiting = ReportRun.objects.unsent().latest().filter(version=1)
    return sum(_remind(run, at) for run in waiting.select_related("unit"))


@transaction.atomic
def _remind(run: ReportRun, at: datetime) -> int:
    lock_streams(run.stream_id)
    run.refresh_from_db()
    if run.sent_at is not None:
        return 0
    reached = stage(at=at, remind_at=daily_times(run.period, at=at).remind_at, due_at=run.due_at)
    new = [one for one in range(run.notices + 1, reached + 1) if one != REMINDER or reached == REMINDER]
    if reached == run.notices:
        return 0
    run.notices = reached
    if reached == OVERDUE:
        run.overdue_at = at
        record(run.stream_id, ReportOverdue(iso(run.due_at)), by=SYSTEM, at=at)
    run.save(update_fields=["notices", "overdue_at"])
    for one in new:
        _tell(run, *NOTICES[one], at)
    return len(new)


def _tell(run: ReportRun, what: str, posts: tuple[str, ...], words: Any, at: datetime) -> None:
    people = {user.pk: user for post in posts for user in holders(post, run.unit, at=at)}
    subject = _("%(unit)s %(day)s 投诉日报%(words)s") % {
        "unit": run.unit.name,
        "day": run.period.isoformat(),
        "words": words,
    }
    notify(
        cause=f"report:{run.pk}:{what}",
        users=list(people.values()),
        subject=subject,
        body=subject,
        stream=run.stream,
        at=at,
    )


@transaction.atomic
def revise(*, run: ReportRun, reason: str, by: Actor, at: datetime) -> ReportRun:
    """A visible correction: version n + 1 from today's facts; the sent version stays readable (RPT-21).

    Raises NotSent, and AlreadySent when a later version is there.
    """
    Unit.objects.select_for_update(no_key=True).get(pk=run.unit_id)
    lock_streams(run.stream_id)
    held = ReportRun.objects.select_related("unit").get(pk=run.pk)
    if held.replaced:
        raise AlreadySent(_("已有更新的版本。"))
    if held.sent_at is None:
        raise NotSent(_("报表尚未报送，无须更正。"))
    held.replaced = True
    held.save(update_fields=["replaced"])
    new = write_run(
        unit=held.unit,
        period=held.period,
        version=held.version + 1,
        remark=held.remark,
        reason=reason,
        overdue_at=held.overdue_at or (held.sent_at if held.late else None),
        by=by,
        at=at,
    )
    record(held.stream_id, ReportRevised(new.version), by=by, at=at)
    return new
