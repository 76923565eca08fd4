"""The same decision on many tickets, each by itself, with a result per row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from dispatch.errors import DispatchRefused
from dispatch.operations.approving import approve_and_dispatch
from dispatch.operations.dispatching import Sending, dispatch
from dispatch.permissions import can_approve, can_dispatch
from dispatch.queries.candidates import barred_for, candidates
from dispatch.queries.plans import suggested
from org.models import User
from org.operations.approvals import ApprovalRefused
from tickets.enums import Status
from tickets.models import Ticket
from tickets.operations import permits
from tickets.operations.errors import TicketRefused
from tickets.operations.undoing import undoable_deed

KINDS = {"send": "dispatch", "approve": "approval", "return": "return"}


@dataclass(frozen=True)
class Result:
    """What became of one row."""

    number: str
    done: bool
    words: str


def handle(
    *, tickets: Iterable[Ticket], do: str, by: User, at: datetime, group: UUID, reason: str = ""
) -> list[Result]:
    """Send with the suggestion, approve, or return each ticket; one that is refused holds up no other.

    All that was done can be undone together by `group`.
    """
    return [_one(ticket, do, by, at, group, reason) for ticket in tickets]


def _one(ticket: Ticket, do: str, by: User, at: datetime, group: UUID, reason: str) -> Result:
    try:
        with undoable_deed(KINDS[do], by=by, at=at, group=group):
            words = _carry_out(ticket, do, by, at, reason)
    except (DispatchRefused, TicketRefused, ApprovalRefused) as error:
        return Result(ticket.number, False, str(error))
    return Result(ticket.number, True, words)


def _carry_out(ticket: Ticket, do: str, by: User, at: datetime, reason: str) -> str:
    applied = ticket.status == Status.AWAITING_APPROVAL
    if not (can_dispatch if do == "send" and not applied else can_approve)(by, ticket):
        raise DispatchRefused(_("您不能审批或派发这张工单。"))
    if do == "return":
        permits.return_for_correction(ticket=ticket, reason=reason, by=by, at=at)
        return _("已退回")
    if do == "approve":
        permits.approve(ticket=ticket, by=by, at=at)
        return _("已批准，待派工")
    run = approve_and_dispatch if applied else dispatch
    order = run(ticket=ticket, sending=suggestion(ticket, by=by, at=at), by=by, at=at)
    return _("%(number)s 已派给%(person)s") % {"number": order.number, "person": order.technician.name}


def suggestion(ticket: Ticket, *, by: User, at: datetime) -> Sending:
    """The best candidate at the suggested time; raises DispatchRefused when nobody can go."""
    plan = suggested(ticket, at=at)
    found = candidates(ticket, plan.starts_at, plan.ends_at, barred=barred_for(ticket, by))
    if not found or not found[0].offered:
        raise DispatchRefused(_("这段时间没有可派的技师"))
    return Sending(found[0].technician, plan)
