"""Something of the customer's is damaged on site: the claim stands before the customer signs (CDT-05)."""

from datetime import datetime

from django.db import transaction

from dispatch.enums import OrderStatus
from dispatch.models import WorkOrder
from dispatch.operations.moving import hold
from org.models import User
from tickets.models import Damage
from tickets.operations import redress


@transaction.atomic
def record_damage(*, order: WorkOrder, broken: redress.Broken, by: User, at: datetime) -> Damage:
    """Apology and claim within the order's ticket; raises Stale once the customer has signed, TicketRefused."""
    held = hold(order, OrderStatus.ON_SITE, OrderStatus.WORK_DONE)
    return redress.record_damage(ticket=held.ticket, broken=broken, by=by, at=at)
