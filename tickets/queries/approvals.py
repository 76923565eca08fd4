"""Applications for a visit."""

from django.db.models import QuerySet

from org.enums import Decision
from org.models import Approval
from tickets.enums import ApprovalCode, Status
from tickets.models import Ticket
from tickets.transitions import SENT, may_move


def in_round(ticket: Ticket) -> QuerySet[Approval]:
    """Dispatch requests since the last reopening, decided or not."""
    return Approval.objects.filter(stream=ticket.pk, kind=ApprovalCode.DISPATCH, subject=str(ticket.round))


def may_be_requested(ticket: Ticket) -> bool:
    """Before a visit, or after one was sent while its request neither waits nor is granted (TKT-03)."""
    if ticket.status not in SENT:
        return may_move(ticket.status, Status.AWAITING_APPROVAL)
    return not in_round(ticket).filter(decision__in=["", Decision.APPROVED]).exists()


def is_unapproved(ticket: Ticket) -> bool:
    """Was a visit sent in this round that nobody has approved yet?"""
    if ticket.status not in SENT:
        return False
    asked = set(in_round(ticket).values_list("decision", flat=True))
    return bool(asked) and Decision.APPROVED not in asked


def waits_for_commitment(ticket: Ticket) -> bool:
    """Has somebody asked for a promise that is not decided yet (INT-29)?"""
    return Approval.objects.open().filter(stream=ticket.pk, kind=ApprovalCode.COMMITMENT).exists()
