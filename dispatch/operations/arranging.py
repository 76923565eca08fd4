"""Moving a job on the board: another time, another length, another person."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.words import written
from dispatch.errors import DispatchRefused
from dispatch.models import Technician, WorkOrder
from dispatch.operations.dispatching import Sending, reassign
from dispatch.operations.moving import hold
from dispatch.operations.planning import replan
from dispatch.operations.preparing import BEFORE_DEPARTURE
from dispatch.operations.telling import tell_replanned
from dispatch.rules import Plan
from org.models import User


@transaction.atomic
def arrange(
    *, order: WorkOrder, technician: Technician, plan: Plan, by: User, at: datetime, reason: str = ""
) -> WorkOrder:
    """Plan a job before its departure anew; another technician takes it over with a new order.

    The person concerned is told. Raises Stale, Overlap, NotOffered, or DispatchRefused for a time that is over.
    """
    held = hold(order, *BEFORE_DEPARTURE)
    if plan.ends_at <= at:
        raise DispatchRefused(_("计划时间已过。"))
    if technician.pk != held.technician_id:
        said = reason.strip() or written("派工板改派")
        return reassign(
            order=held, sending=Sending(technician, plan, held.instruction), reason=said, by=by, at=at
        )
    replan(held, plan.starts_at, ends_at=plan.ends_at, by=by, at=at)
    tell_replanned(held, plan, at=at)
    return held
