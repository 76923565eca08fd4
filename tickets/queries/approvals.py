"""Applications for a visit."""

from django.db.models import QuerySet

from org.models import Approval
from tickets.enums import ApprovalCode
from tickets.models import Ticket


def in_round(ticket: Ticket) -> QuerySet[Approval]:
    """Dispatch requests since the last reopening, decided or not."""
    return Approval.objects.filter(stream=ticket.pk, kind=ApprovalCode.DISPATCH, subject=str(ticket.round))
