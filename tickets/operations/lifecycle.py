"""From registration to the archive: each verb moves the status once (TKT-01)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from deadlines import operations as deadlines
from deadlines.enums import ClockKind
from org.models import User
from tickets.enums import NoteKind, Stage, Status
from tickets.events import NoteAdded, OwnerChanged, TicketReopened
from tickets.models import Reopening, Ticket
from tickets.operations import notes
from tickets.operations.clocks import explain_all, refresh_due, rules_now
from tickets.operations.errors import Blocked, TicketRefused, WrongMove
from tickets.operations.following import follow
from tickets.operations.moving import change, hold, move, obstacles
from tickets.operations.permits import approve, request_approval, return_for_correction, withdraw_open
from tickets.operations.stages import step
from tickets.queries.redress import unsoothed
from tickets.transitions import REOPENABLE

__all__ = [
    "approve",
    "archive",
    "cancel",
    "close",
    "follow",
    "hand_over",
    "mark_followed_up",
    "obstacles",
    "reopen",
    "request_approval",
    "resolve_by_phone",
    "return_for_correction",
]


@transaction.atomic
def resolve_by_phone(
    *,
    ticket: Ticket,
    by: User,
    at: datetime,
    solved_at: datetime | None = None,
    resolution: str = "",
    breach_reason: str = "",
    version: int | None = None,
) -> Ticket:
    """Solved without a visit: the ticket closes at once (INT-10); promises are kept at `solved_at`, else now.

    Raises WrongMove after dispatch, Blocked for a breach without reason, an unconfirmed major complaint, or one
    past its reply clock for which nothing was done meanwhile (CMP-16).
    """
    held = hold(ticket, version=version)
    if blocks := unsoothed(held, at=solved_at or at):
        raise Blocked(blocks)
    for kind in (ClockKind.REPLY, ClockKind.COMPLETE, ClockKind.HANDLED):
        deadlines.meet_kind(stream=held.stream, kind=kind, at=solved_at or at, by=by)
    deadlines.stop_all(stream=held.stream, at=solved_at or at, by=by, reason=Status.PHONE_RESOLVED)
    _note(held, resolution, NoteKind.RESOLUTION, by, at)
    return close(held, Status.PHONE_RESOLVED, breach_reason, by=by, at=at)


@transaction.atomic
def cancel(
    *,
    ticket: Ticket,
    reason: str,
    by: User,
    at: datetime,
    breach_reason: str = "",
    version: int | None = None,
) -> Ticket:
    """The need is gone; the record stays (ARC-03). Raises WrongMove once somebody has the job, or Blocked."""
    held = hold(ticket, version=version)
    if not reason.strip():
        raise TicketRefused(_("取消工单请填写理由。"))
    _note(held, reason, NoteKind.CANCELLATION, by, at)
    return close(held, Status.CANCELLED, breach_reason, by=by, at=at)


@transaction.atomic
def mark_followed_up(*, ticket: Ticket, by: Actor, at: datetime) -> Ticket:
    """The customer was called after the visit (TKT-24)."""
    held = hold(ticket)
    move(held, Status.FOLLOWED_UP, by=by, at=at)
    refresh_due(held)
    return held


@transaction.atomic
def archive(
    *, ticket: Ticket, by: User, at: datetime, breach_reason: str = "", version: int | None = None
) -> Ticket:
    """Nothing is left to do; raises Blocked while an obstacle stands (SLA-30)."""
    held = hold(ticket, version=version)
    return close(held, Status.ARCHIVED, breach_reason, by=by, at=at)


@transaction.atomic
def reopen(*, ticket: Ticket, reason: str, by: Actor, at: datetime, version: int | None = None) -> Ticket:
    """Take it up again: a new completion clock of the same class; old breaches stay (CNV-19)."""
    held = hold(ticket, version=version)
    if not reason.strip():
        raise TicketRefused(_("重新打开请填写理由。"))
    if held.status not in REOPENABLE:
        raise WrongMove(held.status, Status.REGISTERED)
    move(held, Status.REGISTERED, by=by, at=at, round=held.round + 1, assignee=None, settled="")
    author = by if isinstance(by, User) else None
    row = Reopening.objects.create(ticket=held, round=held.round, reason=reason.strip(), by=author, at=at)
    record(held.pk, TicketReopened(round=held.round, reopening=row.pk), by=by, at=at)
    complaint = getattr(held, "complaint", None)
    if complaint and complaint.stage == Stage.CLOSED:
        unsaid = {"closed_at": None, "closed_by": None, "result_score": None, "process_score": None}
        step(complaint, Stage.HANDLING, by=by, at=at, progress_at=at, **unsaid)
    rule = next((one for one in rules_now(held) if one.kind == ClockKind.COMPLETE), None)
    deadlines.restart(stream=held.stream, at=at, by=by, kind=ClockKind.COMPLETE, rule=rule)
    refresh_due(held)
    return held


@transaction.atomic
def hand_over(*, ticket: Ticket, owner: User, by: User, at: datetime, version: int | None = None) -> Ticket:
    """Another person answers for the ticket and its running clocks; their times stay.

    Raises TicketRefused for a closed ticket.
    """
    held = hold(ticket, version=version)
    if not held.is_open:
        raise TicketRefused(_("工单已关闭，不能更换负责人。"))
    if held.owner_id == owner.pk:
        return held
    said = OwnerChanged(old=held.owner_id, new=owner.pk, new_name=owner.display_name)
    change(held, owner=owner)
    deadlines.reassign(stream=held.stream, responsible=owner, unit=held.unit, at=at, by=by)
    record(held.pk, said, by=by, at=at)
    return held


def close(ticket: Ticket, to: str, breach_reason: str, *, by: Actor, at: datetime) -> Ticket:
    """Stop what still runs on a held ticket, give the reason, withdraw open requests, then move."""
    deadlines.stop_all(stream=ticket.stream, at=at, by=by, reason=to)
    explain_all(ticket, breach_reason, by=by, at=at)
    withdraw_open(ticket, to, by=by, at=at)
    move(ticket, to, by=by, at=at)
    refresh_due(ticket)
    return ticket


def _note(ticket: Ticket, text: str, kind: str, by: Actor, at: datetime) -> None:
    if text.strip():
        row = notes.write(ticket, text, kind, by=by, at=at)
        record(ticket.pk, NoteAdded(note=row.pk, kind=kind), by=by, at=at)
