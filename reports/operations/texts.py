"""What people write into reports: summaries, cases, decisions."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from org.models import User
from reports.enums import ReportKind, RunState
from reports.events import ReportFrozen, ReportRemarked
from reports.models import Case, DailySummary, Minute, ReportRun
from reports.operations.freeze import fill
from reports.operations.moving import AlreadySent, NotReady, held, move
from reports.operations.revise import revise
from reports.operations.send import send
from reports.queries.makers.complaints import candidates

PARTS = ("results", "quality", "problems", "tomorrow")


@transaction.atomic
def write_summary(
    *, run: ReportRun, texts: Mapping[str, str], by: User, at: datetime, reason: str = ""
) -> ReportRun:
    """The supervisor's summary of the day, sent at once; a change afterwards is a revision (RPT-08).

    Raises NotReady where a sent summary is changed without a reason.
    """
    row = held(run)
    if row.kind != ReportKind.SUMMARY:
        raise NotReady(_("只有每日工作小结可以这样填写。"))
    if row.sent_at is not None:
        if not reason.strip():
            raise NotReady(_("已报送的小结更正时须写明原因。"))
        row = held(revise(run=row, reason=reason, by=by, at=at))
    given = {name: texts.get(name, "") for name in PARTS}
    DailySummary.objects.update_or_create(run=row, defaults=given | {"by": by, "at": at})
    _freeze_again(row, by, at)
    return send(run=row, by=by, at=at)


@transaction.atomic
def choose_cases(*, run: ReportRun, lessons: Mapping[int, str], by: Actor, at: datetime) -> ReportRun:
    """The quarter's cases: ticket -> what it teaches. Raises NotReady for tickets that are no candidates."""
    row = _draft(run)
    wrong = set(lessons) - set(candidates(row).values_list("pk", flat=True))
    if wrong:
        raise NotReady(_("只能选择本季度的投诉。"))
    Case.objects.filter(run=row).delete()
    Case.objects.bulk_create(
        Case(run=row, ticket_id=ticket, lesson=lesson) for ticket, lesson in sorted(lessons.items())
    )
    _freeze_again(row, by, at)
    return row


@transaction.atomic
def decide(*, run: ReportRun, item: str, decision: str, by: User, at: datetime) -> ReportRun:
    """The meeting's decision on one item of the agenda (RPT-10). Raises NotReady for unknown items."""
    row = _draft(run)
    if item not in {one["item"] for one in row.rows}:
        raise NotReady(_("议程中没有这一项。"))
    Minute.objects.update_or_create(run=row, item=item, defaults={"decision": decision, "by": by, "at": at})
    _freeze_again(row, by, at)
    record(row.stream_id, ReportRemarked(row.version), by=by, at=at)
    return row


def _draft(run: ReportRun) -> ReportRun:
    row = held(run)
    if row.sent_at or row.replaced:
        raise AlreadySent(_("报表已报送，更正请另出新版本。"))
    if row.state != RunState.DRAFT:
        raise NotReady(_("只有草稿可以修改。"))
    return row


def _freeze_again(row: ReportRun, by: Actor, at: datetime) -> None:
    fill(row, at=at)
    fields = ["rows", "figures", "frozen_at", "digest"]
    if row.state == RunState.EXPECTED:
        move(row, RunState.DRAFT, *fields)
    else:
        row.save(update_fields=fields)
    record(row.stream_id, ReportFrozen(row.version, row.digest, len(row.rows)), by=by, at=at)
