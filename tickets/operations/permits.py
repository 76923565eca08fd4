"""The superior's approval before a visit, or within 24 hours of a fault's dispatch (TKT-02, TKT-03)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from deadlines import operations as deadlines
from deadlines.enums import ClockKind, Trigger
from org.enums import Decision
from org.models import Approval, User
from org.operations import approvals
from packs.queries import figure
from tickets import permissions
from tickets.enums import ApprovalCode, Status
from tickets.models import Ticket
from tickets.operations.clocks import refresh_due, start_for
from tickets.operations.errors import NotAllowed, Stale, TicketRefused
from tickets.operations.moving import hold, move
from tickets.queries.approvals import in_round, may_be_requested
from tickets.transitions import SENT


@transaction.atomic
def request_approval(
    *, ticket: Ticket, by: User, at: datetime, reason: str = "", version: int | None = None
) -> Ticket:
    """Apply to the superior for a visit (TKT-02), or again for one already sent whose request was returned.

    Raises WrongMove in other states, Stale when a request waits or is granted, NotAllowed for the executor.
    """
    held = hold(ticket, version=version)
    if held.status in SENT:
        return _ask_again(held, by=by, at=at, reason=reason)
    move(held, Status.AWAITING_APPROVAL, by=by, at=at)
    ask(held, by=by, at=at, reason=reason, due_at=_due(held, at))
    return held


def apply_at_once(ticket: Ticket, *, by: User, at: datetime) -> Ticket:
    """The same for a ticket that was opened in this transaction, so that nobody else can hold it."""
    move(ticket, Status.AWAITING_APPROVAL, by=by, at=at)
    approvals.ask_first(
        stream=ticket.pk,
        kind=ApprovalCode.DISPATCH,
        subject=str(ticket.round),
        by=by,
        at=at,
        due_at=_due(ticket, at),
    )
    return ticket


def _due(ticket: Ticket, at: datetime) -> datetime:
    return at + timedelta(hours=figure(ticket.pack_set, "conventions", "dispatch_approval_hours"))


def _ask_again(ticket: Ticket, *, by: User, at: datetime, reason: str) -> Ticket:
    """The visit was sent; only its approval is asked for anew, the status stays (TKT-03)."""
    if not may_be_requested(ticket):
        raise Stale(_("派工申请已在审批中或已获批准，请刷新页面。"))
    if ticket.assignee_id == by.pk:
        raise NotAllowed(_("申请人、审批人不能担任该工单的执行人。"))
    clocks = start_for(ticket=ticket, trigger=Trigger.DISPATCHED_UNAPPROVED, by=by, at=at)
    ask(ticket, by=by, at=at, reason=reason, due_at=clocks[0].due_at if clocks else _due(ticket, at))
    ticket.refresh_from_db(fields=["next_due_at"])
    return ticket


@transaction.atomic
def approve(*, ticket: Ticket, by: User, at: datetime, note: str = "", version: int | None = None) -> Ticket:
    """Grant the open request, before a visit or after a fault's dispatch.

    Raises NotAllowed below the supervisor and for the technician who has the job, Stale when nothing waits,
    approvals.SamePerson for one's own request (ORG-25).
    """
    held = hold(ticket, version=version)
    _check_decider(held, by)
    _decide(held, True, note, by, at)
    if held.status == Status.AWAITING_APPROVAL:
        move(held, Status.APPROVED, by=by, at=at)
    return held


@transaction.atomic
def return_for_correction(
    *, ticket: Ticket, reason: str, by: User, at: datetime, version: int | None = None
) -> Ticket:
    """Send the request back with a reason; the ticket is registered again. Raises as `approve`."""
    held = hold(ticket, version=version)
    if not reason.strip():
        raise TicketRefused(_("退回请填写理由。"))
    _check_decider(held, by)
    _decide(held, False, reason.strip(), by, at)
    if held.status == Status.AWAITING_APPROVAL:
        move(held, Status.REGISTERED, by=by, at=at)
    return held


def ask(
    ticket: Ticket, *, by: User, at: datetime, reason: str = "", due_at: datetime | None = None
) -> Approval:
    """Open the request of the ticket's present round."""
    return approvals.ask(
        stream=ticket.pk,
        kind=ApprovalCode.DISPATCH,
        subject=str(ticket.round),
        by=by,
        at=at,
        reason=reason,
        due_at=due_at,
    )


def ask_afterwards(ticket: Ticket, *, by: User, at: datetime) -> None:
    """A fault was dispatched unapproved: its approval is due within the pack's time of now (TKT-03).

    Nothing is asked again while a request waits, as after a withdrawn order.
    """
    if in_round(ticket).filter(decision__in=["", Decision.APPROVED]).exists():
        return
    clocks = start_for(ticket=ticket, trigger=Trigger.DISPATCHED_UNAPPROVED, by=by, at=at)
    ask(ticket, by=by, at=at, due_at=clocks[0].due_at if clocks else None)


def check_executor(ticket: Ticket, technician: User) -> None:
    """Applicant, approver and executor are three people (ORG-25); raises NotAllowed."""
    others = in_round(ticket).exclude(decision__in=[Decision.WITHDRAWN, Decision.RETURNED])
    pairs = others.values_list("asker_id", "decider_id")
    if technician.pk in {person for pair in pairs for person in pair}:
        raise NotAllowed(_("申请人、审批人不能担任该工单的执行人。"))


def withdraw_open(ticket: Ticket, to: str, *, by: Actor, at: datetime) -> None:
    """Requests of a ticket that closes are withdrawn; a complaint's closing is still decided, unless cancelled."""
    waiting = Approval.objects.open().filter(stream=ticket.pk)
    if to != Status.CANCELLED:
        waiting = waiting.exclude(kind=ApprovalCode.CLOSURE)
    for approval in waiting:
        approvals.withdraw(approval=approval, by=by, at=at)


def _check_decider(ticket: Ticket, by: User) -> None:
    if not permissions.can_approve(by, ticket):
        raise NotAllowed(_("只有主管及以上可以审批派工。"))
    if ticket.assignee_id == by.pk:
        raise NotAllowed(_("执行人不能审批自己的派工。"))


def _decide(ticket: Ticket, approved: bool, note: str, by: User, at: datetime) -> None:
    waiting = in_round(ticket).filter(decision="").first()
    if waiting is None:
        raise Stale(_("没有待处理的派工申请，可能已由他人处理，请刷新。"))
    approvals.decide(approval=waiting, by=by, at=at, approved=approved, note=note)
    deadlines.meet_kind(stream=ticket.stream, kind=ClockKind.DISPATCH_APPROVAL, at=at, by=by)
    refresh_due(ticket)
