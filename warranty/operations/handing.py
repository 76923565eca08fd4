"""Restating the promise after a repair, and handing it over (WAR-42)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.clock import local_day
from core.events import record
from org.models import User
from tickets.models import Ticket
from tickets.operations.moving import hold
from warranty import permissions
from warranty.events import PromiseHandedOver
from warranty.models import PromiseHandover
from warranty.operations.errors import NotAllowed, WarrantyRefused


@transaction.atomic
def hand_over_promise(*, ticket: Ticket, on: date, by: User, at: datetime) -> PromiseHandover:
    """Note the day; raises NotAllowed, or WarrantyRefused for a day to come or a second time."""
    held = hold(ticket)
    if not permissions.can_state(by, held):
        raise NotAllowed(_("您不能修改该工单的质保申请。"))
    if on > local_day(at) or on < local_day(held.registered_at):
        raise WarrantyRefused(_("交接日期须在报修之后、今天以前。"))
    if PromiseHandover.objects.filter(pk=held.pk).exists():
        raise WarrantyRefused(_("承诺已交接。"))
    row = PromiseHandover.objects.create(ticket=held, handed_on=on, by=by, at=at)
    record(held.pk, PromiseHandedOver(on=on.isoformat()), by=by, at=at)
    return row
