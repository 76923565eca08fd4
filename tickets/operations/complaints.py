"""Verifying, handling and closing complaints (CMP-04, CMP-06, CMP-07, ORG-04)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from deadlines import operations as deadlines
from deadlines.enums import ClockKind
from org.enums import Department
from org.models import Approval, User
from org.operations import approvals
from tickets import permissions
from tickets.enums import MAJOR, ApprovalCode, NoteKind, Severity, Stage, Status, Urgency
from tickets.events import ComplaintClassified, ComplaintHandled, ComplaintVerified, DepartmentScored
from tickets.models import Complaint, DepartmentScore, Ticket
from tickets.models.complaint import BEST
from tickets.operations import notes
from tickets.operations.clocks import meet, refresh_due
from tickets.operations.errors import Blocked, NotAllowed, Stale, TicketRefused
from tickets.operations.moving import change, complaint_of, move, obstacles
from tickets.operations.reclassify import recompute
from tickets.operations.stages import step
from tickets.queries.contacting import was_contacted, was_tried
from tickets.queries.redress import unsoothed


@transaction.atomic
def classify(*, ticket: Ticket, severity: str, by: User, at: datetime) -> Ticket:
    """Set the severity; a major one makes the ticket urgent and is told upwards at once (CMP-06, CMP-20).

    Raises NotAllowed when anyone but the group lowers a major complaint.
    """
    held, complaint = complaint_of(ticket)
    old = complaint.severity
    if complaint.stage not in (Stage.VERIFYING, Stage.HANDLING):
        raise TicketRefused(_("投诉已提出结案或已结案，不能再定级。"))
    if severity not in Severity.values:
        raise TicketRefused(_("请选择严重程度。"))
    if old == severity:
        return held
    if old in MAJOR and severity not in MAJOR and not permissions.can_confirm_closure(by, complaint):
        raise NotAllowed(_("重大投诉只能由集团降级。"))
    complaint.severity = severity
    complaint.save(update_fields=["severity"])
    record(held.pk, ComplaintClassified(old=old, severity=severity), by=by, at=at)
    if severity in MAJOR and held.urgency != Urgency.URGENT:
        change(held, urgency=Urgency.URGENT)
    recompute(held, by=by, at=at)
    announce(held, by=by, at=at)
    return held


def announce(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Level 0 for a major complaint or crisis; nothing for others."""
    severity = ticket.complaint.severity
    if severity in MAJOR:
        deadlines.announce_major(
            stream=ticket.stream,
            unit=ticket.unit,
            pack_set=ticket.pack_set,
            severity=severity,
            label=Severity(severity).label,
            at=at,
            by=by,
        )


@transaction.atomic
def verify(
    *,
    ticket: Ticket,
    founded: bool,
    note: str,
    by: User,
    at: datetime,
    department: str = "",
    evidence: str = "",
    demand: str = "",
) -> Ticket:
    """What the check found and on what evidence; the complaint leaves "verifying" (CMP-04, CMP-21).

    It needs a severity, a responsible department and a contact to the customer, else TicketRefused (INT-14).
    """
    held, complaint = complaint_of(ticket)
    if missing := _unverified(held, complaint, department, evidence, at):
        raise TicketRefused("".join(missing))
    row = notes.write(held, note, NoteKind.HANDLING, by=by, at=at)
    step(
        complaint,
        Stage.HANDLING,
        by=by,
        at=at,
        founded=founded,
        verified_at=at,
        verified_by=by,
        department=department,
        evidence=evidence.strip(),
        demand=demand.strip(),
        progress_at=at,
    )
    said = ComplaintVerified(founded=founded, note=row.pk, department=department)
    record(held.pk, said, by=by, at=at)
    return held


def _unverified(
    ticket: Ticket, complaint: Complaint, department: str, evidence: str, at: datetime
) -> list[str]:
    """What is still missing before "verifying" is left (CMP-04, CMP-21, INT-14)."""
    missing = []
    if not complaint.severity:
        missing.append(_("请先确定严重程度，再结束核实。"))
    if department not in Department.values:
        missing.append(_("请选择责任部门。"))
    if not evidence.strip():
        missing.append(_("请填写核实依据。"))
    if not was_contacted(ticket, since=ticket.registered_at, at=at):
        missing.append(_("请先主动联系客户并记录；联系不上须记录多次尝试。"))
    return missing


@transaction.atomic
def handle(*, ticket: Ticket, note: str, by: User, at: datetime) -> Ticket:
    """Progress as it was told to the customer (CMP-12); while handling it keeps the commitment clock."""
    held, complaint = complaint_of(ticket)
    if not complaint.is_open or held.status == Status.CANCELLED:
        raise TicketRefused(_("投诉已结束，请刷新页面。"))
    row = notes.write(held, note, NoteKind.HANDLING, by=by, at=at)
    complaint.progress_at = at
    complaint.save(update_fields=["progress_at"])
    record(held.pk, ComplaintHandled(note=row.pk), by=by, at=at)
    if complaint.stage == Stage.VERIFYING:
        return held
    return meet(ticket=held, kinds=(ClockKind.COMMITMENT,), by=by, at=at)


@transaction.atomic
def propose_closure(
    *, ticket: Ticket, outcome: str, cause: str, by: User, at: datetime, opinion: str = ""
) -> Ticket:
    """Ask for the complaint to be closed with its outcome and cause; a project may do no more (ORG-04).

    The list of facts has to be confirmed first (CMP-14), and what was not solved in time soothed (CMP-16).
    """
    held, complaint = complaint_of(ticket)
    if not outcome.strip():
        raise TicketRefused(_("请填写处理结果。"))
    if complaint.facts_confirmed_at is None:
        raise TicketRefused(_("请先确认事实清单，再提出结案。"))
    if blocks := unsoothed(held, at=at):
        raise Blocked(blocks)
    step(
        complaint,
        Stage.CLOSURE_PROPOSED,
        by=by,
        at=at,
        outcome=outcome.strip(),
        cause=cause.strip(),
        opinion=opinion.strip(),
        proposed_at=at,
        proposed_by=by,
    )
    approvals.ask(stream=held.pk, kind=ApprovalCode.CLOSURE, subject=str(held.round), by=by, at=at)
    return held


@transaction.atomic
def confirm_closure(
    *,
    ticket: Ticket,
    by: User,
    at: datetime,
    approved: bool = True,
    note: str = "",
    department_score: int | None = None,
) -> Ticket:
    """Close the complaint or send it back to handling; major ones only by the group (CMP-07).

    Closing needs both scores of the customer or documented attempts (CMP-11), and a score for the department
    (CMP-13). A ticket without a visit closes with it unless an obstacle stands. Raises NotAllowed, Stale and
    approvals.SamePerson for one's own proposal.
    """
    held, complaint = complaint_of(ticket)
    if not permissions.can_confirm_closure(by, complaint):
        major = _("重大投诉须由集团确认结案。")
        raise NotAllowed(major if complaint.is_major else _("您没有投诉结案的权限。"))
    waiting = Approval.objects.open().filter(stream=held.pk, kind=ApprovalCode.CLOSURE).first()
    if waiting is None:
        raise Stale(_("没有待确认的结案申请，可能已由他人处理，请刷新。"))
    if approved:
        _check_closing(held, complaint, department_score, at)
    approvals.decide(approval=waiting, by=by, at=at, approved=approved, note=note)
    if not approved:
        step(complaint, Stage.HANDLING, by=by, at=at)
        return held
    step(complaint, Stage.CLOSED, by=by, at=at, closed_at=at, closed_by=by)
    if complaint.department and department_score:
        _score(held, complaint, department_score, by, at)
    return _close_without_visit(held, by, at) if held.status == Status.REGISTERED else held


def _check_closing(ticket: Ticket, complaint: Complaint, score: int | None, at: datetime) -> None:
    missing = []
    if not complaint.is_answered and not was_tried(ticket, since=complaint.verified_at, at=at):
        missing.append(_("请先记录客户对结果和过程的两项评分，或记录多次联系不上的尝试。"))
    if complaint.department and score not in range(1, BEST + 1):
        missing.append(_("请给责任部门评分。"))
    if missing:
        raise TicketRefused("".join(missing))


def _score(ticket: Ticket, complaint: Complaint, score: int, by: User, at: datetime) -> None:
    DepartmentScore.objects.create(
        complaint=complaint, round=ticket.round, department=complaint.department, score=score, by=by, at=at
    )
    record(ticket.pk, DepartmentScored(department=complaint.department, score=score), by=by, at=at)


def _close_without_visit(ticket: Ticket, by: User, at: datetime) -> Ticket:
    """The complaint is settled and nobody has to go: its promises end and the ticket closes.

    Stopping shows breaches that no sweep has seen yet; with one unexplained the ticket stays open.
    """
    held = meet(ticket=ticket, kinds=(ClockKind.REPLY, ClockKind.COMPLETE), by=by, at=at)
    deadlines.stop_all(stream=held.stream, at=at, by=by, reason=Status.PHONE_RESOLVED)
    if obstacles(held, Status.PHONE_RESOLVED):
        refresh_due(held)
        return held
    move(held, Status.PHONE_RESOLVED, by=by, at=at, next_due_at=None)
    return held
