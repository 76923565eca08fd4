"""Submitting, returning and signing: four eyes before a report leaves (RPT-03, RPT-11)."""

from datetime import datetime

from django.db import transaction

from core.actors import Actor
from core.events import record
from core.words import later as _
from notifications.operations import notify
from org.models import User
from org.queries import holders
from reports.enums import RunState
from reports.events import ReportReturned, ReportSigned, ReportSubmitted
from reports.models import ReportRun
from reports.operations.freeze import seal
from reports.operations.moving import NotReady, held, move
from reports.queries.kinds import kinds
from reports.queries.words import title


class SamePerson(NotReady):
    """Nobody signs what they submitted."""


@transaction.atomic
def submit(*, run: ReportRun, by: User, at: datetime) -> ReportRun:
    """Draft to submitted; tells those who may sign. Raises NotReady."""
    row = held(run)
    if row.state != RunState.DRAFT or not row.signers:
        raise NotReady(_("只有需要签核的草稿可以提交。"))
    kind = kinds(at=at).get(row.kind)
    if kind and kind.needs_text and not row.remark.strip():
        raise NotReady(_("请先填写分析与改进措施。"))
    row.submitted_at, row.submitted_by = at, by
    move(row, RunState.SUBMITTED, "submitted_at", "submitted_by")
    record(row.stream_id, ReportSubmitted(row.version), by=by, at=at)
    words = _("%(report)s待签核") % {"report": title(row)}
    people = [one for post in row.posts_to_sign for one in holders(post, row.unit, at=at)]
    cause = f"report:{row.pk}:submitted:{at:%s}"
    notify(cause=cause, users=people, subject=words, body=words, stream=row.stream, at=at)
    return row


@transaction.atomic
def return_to_draft(*, run: ReportRun, reason: str, by: Actor, at: datetime) -> ReportRun:
    """Submitted back to draft with a reason, told to the submitter. Raises NotReady."""
    row = held(run)
    if row.state != RunState.SUBMITTED:
        raise NotReady(_("报表不在待签核状态。"))
    submitter = row.submitted_by
    row.submitted_at = row.submitted_by = None
    move(row, RunState.DRAFT, "submitted_at", "submitted_by")
    record(row.stream_id, ReportReturned(row.version, reason), by=by, at=at)
    words = _("%(report)s被退回：%(reason)s") % {"report": title(row), "reason": reason}
    cause = f"report:{row.pk}:returned:{at:%s}"
    people = [submitter] if submitter else []
    notify(cause=cause, users=people, subject=words, body=words, stream=row.stream, at=at)
    return row


@transaction.atomic
def sign(*, run: ReportRun, by: User, at: datetime) -> ReportRun:
    """Submitted to signed: hash, signer and time stand fast. Raises NotReady, SamePerson."""
    row = held(run)
    if row.state != RunState.SUBMITTED:
        raise NotReady(_("报表不在待签核状态。"))
    if row.submitted_by_id == by.pk:
        raise SamePerson(_("提交人不能签核自己提交的报表。"))
    row.digest = seal(row)
    row.signed_at, row.signed_by = at, by
    move(row, RunState.SIGNED, "digest", "signed_at", "signed_by")
    record(row.stream_id, ReportSigned(row.version, row.digest), by=by, at=at)
    return row
