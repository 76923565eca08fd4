"""Faults of bought-in parts go back to who supplied them; the customer's verdict stays (WAR-33, TKT-26)."""

from datetime import datetime

from django.db import transaction

from core.actors import Actor
from customers.queries.suppliers import sole_supplier
from deadlines.models import Todo
from deadlines.operations import take_up
from tickets.models import Ticket
from tickets.operations.moving import hold
from warranty.models import Claim


@transaction.atomic
def seek_recourse(*, ticket: Ticket, by: Actor, at: datetime) -> Todo | None:
    """The one task of procurement for this ticket and supplier; None while nobody knows the supplier."""
    held = hold(ticket)
    claim = Claim.objects.select_related("part").get(pk=held.pk)
    supplier = (claim.part.supplier if claim.part else "") or sole_supplier(held.asset)
    if not supplier:
        return None
    return take_up(stream=held.stream, supplier=supplier, unit=held.unit, by=by, at=at)
