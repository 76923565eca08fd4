"""Major quality problems are fed back to the departments concerned (TKT-27)."""

from datetime import datetime

from django.db import transaction

from core.events import record
from core.words import later as _
from deadlines.operations import assign_task
from dispatch.enums import OrderStatus
from dispatch.errors import DispatchRefused, Stale
from dispatch.events import QualityFlagged
from dispatch.models import QualityFlag, WorkOrder
from dispatch.operations.moving import hold
from dispatch.operations.telling import tell
from org.enums import Department
from org.models import User
from org.queries import contacts_of

FLAGGING = (OrderStatus.ON_SITE, OrderStatus.WORK_DONE, OrderStatus.SIGNED)
CASE = "rectification"


@transaction.atomic
def flag_quality(*, order: WorkOrder, words: str, by: User, at: datetime) -> QualityFlag:
    """One quality case, told to the quality department as its task, and a notice to the technical department.

    Raises Stale when the order has been flagged, DispatchRefused without words.
    """
    held = hold(order, *FLAGGING)
    if not words.strip():
        raise DispatchRefused(_("请写明质量问题。"))
    if QualityFlag.objects.filter(order__ticket=held.ticket_id).exists():
        raise Stale(_("这张工单已立案。"))
    unit = held.ticket.unit
    todo = assign_task(
        stream=held.ticket.stream,
        kind=CASE,
        title=_("质量案：%(number)s 重大质量问题") % {"number": held.number},
        responsible_department=Department.QUALITY,
        details=words.strip(),
        unit=unit,
        by=by,
        at=at,
    )
    row = QualityFlag.objects.create(order=held, words=words.strip(), todo=todo, by=by, at=at)
    record(held.ticket_id, QualityFlagged(held.pk, row.pk), by=by, at=at)
    said = _("%(number)s 发现重大质量问题，请查看") % {"number": held.number}
    tell(held, contacts_of(Department.TECHNICAL, unit, at=at), said, cause=f"quality:{row.pk}", at=at)
    return row
