"""Freight that a customer bears becomes a charge of the ticket (TKT-32, WAR-47)."""

from datetime import datetime
from decimal import Decimal

from django.db.models import Sum

from core.actors import Actor
from core.words import later, written
from tickets.models import Charge
from tickets.operations.errors import TicketRefused
from tickets.operations.hotline.charges import charge, free_services
from tickets.operations.telling import tell_owner
from tickets.queries.charges import collected_category
from warranty.case_enums import Bearer, CostItem
from warranty.case_rules import ZERO
from warranty.models import Case, CaseCost
from warranty.operations.cases.errors import CaseRefused


def charge_freight(case: Case, *, by: Actor, at: datetime) -> Charge | None:
    """Bring the ticket's charges to what its customer bears of posting goods; None where they are.

    A cost that was taken back makes a counter-entry. What the customer paid to send goods in is not due once
    more. Nothing is charged for a service the pack promises for nothing. Raises CaseRefused on a ticket that is
    over.
    """
    ticket = case.ticket
    open_sum = _borne(ticket.pk) - _charged(ticket.pk)
    if not open_sum or (open_sum > ZERO and ticket.service_type in free_services(ticket)):
        return None
    category = collected_category()
    if category is None:
        subject = later("%(number)s 由客户承担的寄送运费 %(amount)s 元未登记：没有启用向客户收取的收费类别")
        told = {"number": ticket.number, "amount": f"{open_sum:.2f}"}
        tell_owner(ticket, cause=f"freight:{case.pk}:{open_sum}", subject=subject % told, at=at)
        return None
    note = written("退换单 %(number)s 的寄送运费", number=case.number)
    fee = {"amount": open_sum, "note": note, "for_visit": False, "for_freight": True}
    try:
        return charge(ticket=ticket, category=category, by=by, at=at, **fee)
    except TicketRefused as error:
        raise CaseRefused(str(error)) from None


def _borne(ticket: int) -> Decimal:
    """What the customer bears of sending goods out, in all cases of the ticket."""
    rows = CaseCost.objects.filter(
        case__ticket=ticket, bearer=Bearer.CUSTOMER, what=CostItem.OUTBOUND_FREIGHT
    )
    return max(rows.order_by().aggregate(sum=Sum("amount"))["sum"] or ZERO, ZERO)


def _charged(ticket: int) -> Decimal:
    rows = Charge.objects.filter(ticket=ticket, for_freight=True)
    return rows.order_by().aggregate(sum=Sum("amount"))["sum"] or ZERO
