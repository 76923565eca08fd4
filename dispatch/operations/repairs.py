"""What a work order tells of the unit's repair: come to mend it, waiting for parts, done."""

from datetime import datetime

from core.actors import Actor
from core.clock import local_day
from dispatch.enums import OrderStatus, VisitOutcome, WorkResult
from dispatch.models import Visit, WorkOrder
from tickets.enums import ServiceType
from warranty.models import Claim
from warranty.operations import repairs

NO_REPAIR = frozenset({ServiceType.INSTALLATION, ServiceType.TRAINING})
MENDED: dict[str, bool] = {
    WorkResult.REPAIRED: True,
    WorkResult.REPLACED: True,
    WorkResult.ADJUSTED: True,
    WorkResult.NOT_REPAIRED: False,
}
"""Whether a result means that the fault is gone; other results are no repair."""


def follow_order(*, order: WorkOrder, after: str, by: Actor, at: datetime) -> None:
    """The order came on site, or its work is done; orders without a unit or without a repair tell nothing."""
    ticket = order.ticket
    if ticket.asset is None or ticket.service_type in NO_REPAIR:
        return
    where = {"asset": ticket.asset, "stream": ticket.pk, "on": local_day(at)}
    claim = Claim.objects.filter(ticket=ticket).select_related("part").first()
    part = claim.part if claim else None
    if after == OrderStatus.ON_SITE:
        fault = ticket.category.code if ticket.category else ""
        safety = bool(claim and claim.safety_fault)
        repairs.begin(**where, fault=fault, part=part, safety=safety, by=by, at=at)
        repairs.go_on(**where)
    elif after == OrderStatus.WORK_DONE:
        code = part.code if part else claim.faulty_part if claim else ""
        replaced = code if order.result == WorkResult.REPLACED else ""
        repairs.finish(**where, fixed=MENDED.get(order.result), replaced=replaced, by=by, at=at)


def follow_visit(*, visit: Visit, order: WorkOrder, at: datetime) -> None:
    """A visit that ended for want of parts: the repair waits for them from that day on."""
    ticket = order.ticket
    if visit.outcome == VisitOutcome.PARTS and ticket.asset is not None:
        repairs.wait_for_parts(asset=ticket.asset, stream=ticket.pk, on=local_day(at))
