"""A penalty or deduction follows a founded complaint only (CMP-21)."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from core.events import record
from org.models import User
from tickets.events import PenaltyEntered
from tickets.models import Complaint, Penalty, Ticket
from tickets.operations.errors import TicketRefused
from tickets.operations.moving import complaint_of


def require_founded(complaint: Complaint) -> None:
    """Raise TicketRefused unless the complaint was verified as founded, with evidence; ledgers ask it too."""
    if complaint.founded is not True:
        raise TicketRefused(_("投诉未查实，不能据此处罚或扣款。"))


@transaction.atomic
def penalise(
    *,
    ticket: Ticket,
    reason: str,
    by: User,
    at: datetime,
    person: User | None = None,
    contractor: str = "",
    amount: Decimal | None = None,
) -> Penalty:
    """Enter what a founded complaint leads to, for one employee or one contractor."""
    held, complaint = complaint_of(ticket)
    require_founded(complaint)
    if bool(person) == bool(contractor.strip()):
        raise TicketRefused(_("请选择一名员工或填写一家承包单位。"))
    if person and person.pk == by.pk:
        raise TicketRefused(_("不能登记对本人的处罚。"))
    row = Penalty.objects.create(
        complaint=complaint,
        person=person,
        contractor=contractor.strip(),
        amount=amount,
        reason=reason.strip(),
        by=by,
        at=at,
    )
    record(held.pk, PenaltyEntered(penalty=row.pk), by=by, at=at)
    return row
