"""The chain of help: technical head by phone, the manufacturer, tow or second dispatch (TKT-11)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.events import record
from dispatch.enums import HelpLevel, OrderStatus
from dispatch.errors import DispatchRefused
from dispatch.events import HelpAsked
from dispatch.models import HelpStep, Visit, WorkOrder
from dispatch.operations.moving import hold, visit_of
from org.models import User


@transaction.atomic
def ask_help(
    *, order: WorkOrder, level: str, result: str, by: User, at: datetime, skip_reason: str = ""
) -> HelpStep:
    """One step of the chain with its time and result; steps left out before it need a reason.

    Raises DispatchRefused without a result, or when steps were skipped without a reason; Stale.
    """
    held = hold(order, OrderStatus.ON_SITE)
    if level not in HelpLevel.values or not result.strip():
        raise DispatchRefused(_("请选择求助环节并写明结果。"))
    visit = visit_of(held)
    missing = left_out(held, level)
    if missing and not skip_reason.strip():
        names = "、".join(str(HelpLevel(one).label) for one in missing)
        raise DispatchRefused(_("跳过「%(steps)s」须写明原因。") % {"steps": names})
    for one in missing:
        _write(visit, one, skip_reason, True, by, at)
    return _write(visit, level, result, False, by, at)


def left_out(order: WorkOrder, level: str) -> list[str]:
    """Steps of the chain before this one that nobody has taken or excused."""
    taken = set(HelpStep.objects.filter(visit__order=order).values_list("level", flat=True))
    chain = HelpLevel.values
    return [one for one in chain[: chain.index(level)] if one not in taken]


def _write(visit: Visit, level: str, words: str, skipped: bool, by: User, at: datetime) -> HelpStep:
    row = HelpStep.objects.create(
        visit=visit, level=level, words=words.strip(), skipped=skipped, by=by, at=at
    )
    said = HelpAsked(visit.order_id, row.pk, level, skipped)
    record(visit.order.ticket_id, said, by=by, at=at)
    return row
