"""Faults of bought-in parts are taken up with who supplied them (TKT-26, WAR-33)."""

from datetime import datetime

from django.db import transaction

from core.actors import Actor
from core.models import Stream
from core.streams import lock_streams
from core.tidying import alike
from core.words import written
from deadlines.enums import TaskKind
from deadlines.models import Todo
from deadlines.operations.todos import assign_task
from org.enums import Department
from org.models import Unit


@transaction.atomic
def take_up(*, stream: Stream, supplier: str, unit: Unit, by: Actor, at: datetime) -> Todo:
    """The one task of procurement for this stream and supplier, however the name is spelt."""
    lock_streams(stream.pk)
    held = Todo.objects.filter(stream=stream, kind=TaskKind.PROCUREMENT).order_by("pk")
    same = next((one for one in held if alike(one.supplier) == alike(supplier)), None)
    return same or assign_task(
        stream=stream,
        kind=TaskKind.PROCUREMENT,
        title=written("%(number)s 外购件故障，请向供应商索赔", number=stream.number),
        responsible_department=Department.PROCUREMENT,
        supplier=supplier,
        unit=unit,
        by=by,
        at=at,
    )
