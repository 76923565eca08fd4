"""Faults of bought-in parts go through procurement to the supplier (TKT-26)."""

from datetime import datetime

from core.words import written
from deadlines.enums import TaskKind
from deadlines.models import Todo
from deadlines.operations import assign_task
from dispatch.models import WorkOrder
from org.enums import Department
from org.models import User


def take_up(order: WorkOrder, supplier: str, *, by: User, at: datetime) -> Todo:
    """The one task of procurement for this ticket and supplier; the caller holds the ticket's stream."""
    held = Todo.objects.filter(stream=order.ticket_id, kind=TaskKind.PROCUREMENT, supplier=supplier).first()
    return held or assign_task(
        stream=order.ticket.stream,
        kind=TaskKind.PROCUREMENT,
        title=written("%(number)s 外购件故障，请向供应商索赔", number=order.ticket.number),
        responsible_department=Department.PROCUREMENT,
        supplier=supplier,
        unit=order.ticket.unit,
        by=by,
        at=at,
    )
