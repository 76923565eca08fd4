"""The fee that a customer agreed to pay for a visit becomes a charge once the visit was made (INT-28, TKT-32)."""

from datetime import datetime

from django.db import transaction

from core.actors import Actor
from core.words import later, written
from tickets.models import Charge, Ticket
from tickets.operations.hotline.charges import charge, free_services
from tickets.operations.moving import hold
from tickets.operations.telling import tell_owner
from tickets.queries.charges import collected_category, is_visit_charged
from tickets.queries.consents import last_answer
from tickets.transitions import WORKED


@transaction.atomic
def charge_visit(*, ticket: Ticket, by: Actor, at: datetime) -> Charge | None:
    """Charge the agreed fee when the work was done, once; None where nothing is to be charged.

    That is before the work is done, without an agreed amount, when somebody charged the visit, and for a service
    the pack promises for nothing. What was agreed before the ticket was taken up again is over.
    """
    held = hold(ticket)
    reopened = held.reopenings.order_by("-round").first()
    since, agreed = reopened.at if reopened else held.registered_at, last_answer(held)
    if held.status not in WORKED or agreed is None or not agreed.agreed or agreed.amount is None:
        return None
    if agreed.told_at < since or is_visit_charged(held, since) or held.service_type in free_services(held):
        return None
    category = collected_category()
    if category is None:
        subject = later("%(number)s 约定的上门费 %(amount)s 元未登记：没有启用向客户收取的收费类别")
        told = {"number": held.number, "amount": f"{agreed.amount:.2f}"}
        tell_owner(held, cause=f"visit-fee:{agreed.pk}", subject=subject % told, at=at)
        return None
    note = written("客户同意的上门费")
    return charge(
        ticket=held, category=category, amount=agreed.amount, note=note, for_visit=True, by=by, at=at
    )
