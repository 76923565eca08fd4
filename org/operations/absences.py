"""Asking for leave, deciding it, taking it back (ORG-12, ORG-24, DSP-10)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.clock import iso
from core.doors import LEAVE_TIES, Block
from org.enums import AbsenceState, Right
from org.events import AbsenceAsked, AbsenceChanged
from org.models import Absence, User
from org.operations import approvals
from org.operations.history import hold, note
from org.permissions import leads

APPROVAL_KIND = "leave"


class LeaveRefused(Exception):
    """Nothing was stored; the message says why."""


@dataclass(frozen=True)
class Leave:
    """Who is away when, why, and who stands in."""

    user: User
    kind: str
    since: datetime
    until: datetime
    deputy: User | None = None
    reason: str = ""


@transaction.atomic
def ask_leave(*, leave: Leave, by: User, at: datetime) -> Absence:
    """In force at once, unless work under way ties the person: then the supervisor decides (DSP-10).

    Raises LeaveRefused for a span that ends before it begins or meets another one, or without a reason where
    the supervisor has to decide.
    """
    person = hold(leave.user)
    _check(leave)
    tied = ties(person, leave.since, leave.until)
    if tied and not leave.reason.strip():
        raise LeaveRefused(_("请假期间有未完成的派工单，须写明事由，由主管审批。"))
    row = Absence(
        user=person,
        kind=leave.kind,
        since=leave.since,
        until=leave.until,
        deputy=leave.deputy,
        reason=leave.reason.strip(),
        state=AbsenceState.WAITING if tied else AbsenceState.APPROVED,
        asked_at=at,
    )
    row.save()
    note(person, AbsenceAsked(row.pk, iso(row.since), iso(row.until), row.state), by=by, at=at)
    if tied and person.stream:
        row.approval = approvals.ask(
            stream=person.stream, kind=APPROVAL_KIND, subject=str(row.pk), reason=row.reason, by=by, at=at
        )
        row.save(update_fields=["approval"])
    return row


@transaction.atomic
def decide_leave(*, absence: Absence, approved: bool, by: User, at: datetime, words: str = "") -> Absence:
    """The supervisor's word on leave during a task; raises LeaveRefused or approvals' refusals (ORG-12)."""
    held = _waiting(absence)
    if not leads(by, held.user, Right.APPROVE_LEAVE):
        raise LeaveRefused(_("只有主管及以上可以审批请假。"))
    if held.user_id == by.pk:
        raise approvals.SamePerson(_("本人不能审批自己的请假。"))
    if held.approval:
        approvals.decide(approval=held.approval, approved=approved, note=words, by=by, at=at)
    return _change(held, AbsenceState.APPROVED if approved else AbsenceState.RETURNED, by, at)


@transaction.atomic
def cancel_leave(*, absence: Absence, by: User, at: datetime) -> Absence:
    """Not away after all, or back early: what is over stays, the rest falls away. Raises LeaveRefused."""
    held = _held(absence)
    if held.state not in (AbsenceState.WAITING, AbsenceState.APPROVED) or held.until <= at:
        raise LeaveRefused(_("这次请假已结束或已取消。"))
    if held.approval and not held.approval.decision:
        approvals.withdraw(approval=held.approval, by=by, at=at)
    if held.state == AbsenceState.APPROVED and held.since < at:
        held.until = at
        held.save(update_fields=["until"])
        note(held.user, AbsenceChanged(held.pk, held.state), by=by, at=at)
        return held
    return _change(held, AbsenceState.CANCELLED, by, at)


def ties(user: User, since: datetime, until: datetime) -> list[Block]:
    """Work under way that the absence would interrupt, asked of all rooms."""
    return [block for tie in LEAVE_TIES for block in tie.check(user, since, until)]


def _check(leave: Leave) -> None:
    if leave.until <= leave.since:
        raise LeaveRefused(_("结束时间须晚于开始时间。"))
    if leave.deputy and leave.deputy.pk == leave.user.pk:
        raise LeaveRefused(_("代班人须为他人。"))
    open_ones = Absence.objects.filter(
        user=leave.user, state__in=[AbsenceState.WAITING, AbsenceState.APPROVED]
    )
    if open_ones.filter(since__lt=leave.until, until__gt=leave.since).exists():
        raise LeaveRefused(_("这段时间已有请假。"))
    if leave.deputy and Absence.objects.during(leave.since, leave.until).filter(user=leave.deputy).exists():
        raise LeaveRefused(_("代班人这段时间也不在岗，请另选。"))


def _held(absence: Absence) -> Absence:
    hold(absence.user)
    return Absence.objects.select_related("user__stream", "approval").get(pk=absence.pk)


def _waiting(absence: Absence) -> Absence:
    held = _held(absence)
    if held.state != AbsenceState.WAITING:
        raise LeaveRefused(_("这次请假已有结论。"))
    return held


def _change(held: Absence, state: str, by: User, at: datetime) -> Absence:
    held.state = state
    held.save(update_fields=["state"])
    note(held.user, AbsenceChanged(held.pk, state), by=by, at=at)
    return held
