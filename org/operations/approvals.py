"""Asking for approval and deciding it; the calling operation acts in the same transaction."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import SYSTEM, Actor
from core.events import record
from core.models import Stream
from core.streams import lock_streams
from org.enums import Decision
from org.events import ApprovalAsked, ApprovalDecided
from org.models import Approval, User


class ApprovalRefused(Exception):
    """The decision cannot be taken; the message says why."""


class SamePerson(ApprovalRefused):
    """Applicant and approver are one person (ORG-25)."""


class AlreadyDecided(ApprovalRefused):
    """Somebody else was quicker."""


@transaction.atomic
def ask(
    *,
    stream: Stream | int,
    kind: str,
    by: User | None,
    at: datetime,
    reason: str = "",
    amount: Decimal | None = None,
    due_at: datetime | None = None,
    subject: str = "",
    post: str = "",
) -> Approval:
    """Ask for an approval; one open request per stream, kind and subject. `post` is the lowest that decides."""
    stream_id = stream if isinstance(stream, int) else stream.pk
    lock_streams(stream_id)
    waiting = Approval.objects.open().filter(stream=stream_id, kind=kind, subject=subject).first()
    return waiting or ask_first(
        stream=stream_id,
        kind=kind,
        by=by,
        at=at,
        reason=reason,
        amount=amount,
        due_at=due_at,
        subject=subject,
        post=post,
    )


def ask_first(
    *,
    stream: int,
    kind: str,
    by: User | None,
    at: datetime,
    reason: str = "",
    amount: Decimal | None = None,
    due_at: datetime | None = None,
    subject: str = "",
    post: str = "",
) -> Approval:
    """The same where nothing of the kind can wait: the caller holds the stream, or has just opened it."""
    asked = Approval.objects.create(
        stream_id=stream,
        kind=kind,
        subject=subject,
        asker=by,
        asked_at=at,
        due_at=due_at,
        reason=reason,
        amount=amount,
        post=post,
    )
    record(stream, ApprovalAsked(kind=kind, approval=asked.pk), by=by or SYSTEM, at=at)
    return asked


@transaction.atomic
def decide(*, approval: Approval, by: User, at: datetime, approved: bool, note: str = "") -> Approval:
    """Approve or return; raises SamePerson or AlreadyDecided and changes nothing."""
    lock_streams(approval.stream_id)
    held = Approval.objects.select_for_update().get(pk=approval.pk)
    if held.decision:
        raise AlreadyDecided(_("已由他人处理。"))
    if held.asker_id == by.pk:
        raise SamePerson(_("申请人不能审批自己的申请。"))
    held.decision = Decision.APPROVED if approved else Decision.RETURNED
    return _close(held, by, at, note)


@transaction.atomic
def withdraw(*, approval: Approval, by: Actor, at: datetime, note: str = "") -> Approval:
    """Take an open request back; raises AlreadyDecided."""
    lock_streams(approval.stream_id)
    held = Approval.objects.select_for_update().get(pk=approval.pk)
    if held.decision:
        raise AlreadyDecided(_("已由他人处理。"))
    held.decision = Decision.WITHDRAWN
    return _close(held, by, at, note)


def _close(held: Approval, by: Actor, at: datetime, note: str) -> Approval:
    held.decider, held.decided_at, held.note = by if isinstance(by, User) else None, at, note
    held.save(update_fields=["decision", "decider", "decided_at", "note"])
    record(
        held.stream_id,
        ApprovalDecided(kind=held.kind, approval=held.pk, decision=held.decision),
        by=by,
        at=at,
    )
    return held
