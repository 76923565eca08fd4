"""The fee that a customer agreed to pay for a visit becomes a charge once the visit was made (INT-28, TKT-32)."""

from datetime import datetime

from core.actors import SYSTEM
from core.words import later, written
from tickets.models import Charge, Ticket
from tickets.operations.hotline.charges import charge, free_services
from tickets.operations.telling import tell_owner
from tickets.queries.charges import collected_category, is_visit_charged
from tickets.queries.consents import last_answer
from tickets.transitions import WORKED


def charge_visit(ticket: Ticket, at: datetime) -> Charge | None:
    """Charge the agreed fee of a held ticket whose work is done, once; None where nothing is to be charged.

    That is without an agreed amount, when somebody charged the visit, and for a service the pack promises for
    nothing. What was agreed before the ticket was taken up again is over.
    """
    agreed = last_answer(ticket) if ticket.status in WORKED else None
    if agreed is None or not agreed.agreed or agreed.amount is None:
        return None
    reopened = ticket.reopenings.order_by("-round").first()
    since = reopened.at if reopened else ticket.registered_at
    if agreed.told_at < since or is_visit_charged(ticket, since):
        return None
    if ticket.service_type in free_services(ticket):
        return None
    category = collected_category()
    if category is None:
        subject = later("%(number)s 约定的上门费 %(amount)s 元未登记：没有启用向客户收取的收费类别")
        told = {"number": ticket.number, "amount": f"{agreed.amount:.2f}"}
        tell_owner(ticket, cause=f"visit-fee:{agreed.pk}", subject=subject % told, at=at)
        return None
    fee = {"amount": agreed.amount, "note": written("客户同意的上门费"), "for_visit": True}
    return charge(ticket=ticket, category=category, by=SYSTEM, at=at, **fee)
