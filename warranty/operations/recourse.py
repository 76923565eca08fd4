"""Faults of bought-in parts go back to who supplied them; the customer's verdict stays (WAR-33, TKT-26)."""

from datetime import datetime

from django.db import transaction

from core.actors import Actor
from core.words import written
from customers.queries.suppliers import sole_supplier
from deadlines.enums import TaskKind
from deadlines.models import Todo
from deadlines.operations import assign_task
from org.enums import Department
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
    rows = Todo.objects.filter(stream=held.pk, kind=TaskKind.PROCUREMENT, supplier=supplier)
    return rows.first() or assign_task(
        stream=held.stream,
        kind=TaskKind.PROCUREMENT,
        title=written("%(number)s 外购件故障，请向供应商索赔", number=held.number),
        responsible_department=Department.PROCUREMENT,
        supplier=supplier,
        unit=held.unit,
        by=by,  # type: ignore[arg-type]  # the system may give a task too
        at=at,
    )
