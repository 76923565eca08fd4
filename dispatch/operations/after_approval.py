"""Approval that follows the dispatch of a fault (TKT-03)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.streams import lock_streams
from dispatch.errors import SamePerson, Stale
from dispatch.models import WorkOrder
from dispatch.operations.promises import meet_approval, start_approval
from org.models import Approval, User
from org.operations import approvals
from tickets.enums import ApprovalCode
from tickets.models import Ticket


def ask_afterwards(order: WorkOrder, *, by: User, at: datetime) -> Approval:
    """Whoever dispatched applies; the row is due when its clock is."""
    due_at = start_approval(order.ticket, by=by, at=at)
    return approvals.ask(stream=order.ticket_id, kind=ApprovalCode.DISPATCH, due_at=due_at, by=by, at=at)


@transaction.atomic
def decide_afterwards(
    *, approval: Approval, approved: bool, by: User, at: datetime, note: str = ""
) -> Approval:
    """Approve or return a dispatch that has been made; the job goes on either way.

    Raises SamePerson for the applicant and for the technician who was sent, Stale when it is decided.
    """
    lock_streams(approval.stream_id)
    sent = WorkOrder.objects.filter(ticket=approval.stream_id).values_list("technician__user", flat=True)
    if by.pk in {*sent, approval.asker_id}:
        raise SamePerson(_("申请人、审批人和执行人必须是三个人。"))
    try:
        decided = approvals.decide(approval=approval, approved=approved, note=note, by=by, at=at)
    except approvals.AlreadyDecided as error:
        raise Stale(str(error)) from error
    meet_approval(Ticket.objects.get(pk=approval.stream_id), by=by, at=at)
    return decided
