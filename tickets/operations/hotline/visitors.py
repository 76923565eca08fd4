"""The queue of people who come in person (INT-20)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from core.clock import local_day
from org.models import Unit, User
from tickets.enums import VisitorState
from tickets.models import Visitor
from tickets.models.visitors import VisitorQuerySet
from tickets.operations.errors import TicketRefused


@transaction.atomic
def arrive(*, unit: Unit, at: datetime, name: str = "") -> Visitor:
    """The next number of the day at a branch."""
    list(Unit.objects.select_for_update(no_key=True).filter(pk=unit.pk))  # numbers follow the arrival
    day = local_day(at)
    last = Visitor.objects.filter(unit=unit, day=day).aggregate(last=Max("number"))["last"] or 0
    return Visitor.objects.create(unit=unit, day=day, number=last + 1, name=name.strip(), arrived_at=at)


@transaction.atomic
def call_visitor(*, visitor: Visitor, by: User, at: datetime, reason: str = "") -> Visitor:
    """Serve somebody; raises TicketRefused when earlier ones still wait and no reason is given."""
    list(Unit.objects.select_for_update(no_key=True).filter(pk=visitor.unit_id))
    held = Visitor.objects.get(pk=visitor.pk)
    if held.state != VisitorState.WAITING:
        raise TicketRefused(_("该客户已不在等候。"))
    before = _waiting(held).filter(number__lt=held.number).count()
    if before and not reason.strip():
        raise TicketRefused(_("前面还有 %(n)s 位客户，提前接待请填写理由。") % {"n": before})
    held.state, held.called_at, held.served_by = VisitorState.SERVING, at, by
    held.jumped_over, held.jump_reason = before, reason.strip() if before else ""
    held.save(update_fields=["state", "called_at", "served_by", "jumped_over", "jump_reason"])
    return held


@transaction.atomic
def finish_visit(*, visitor: Visitor, at: datetime) -> Visitor:
    """Served, or gone before that; repeating it changes nothing."""
    held = Visitor.objects.select_for_update(of=("self",)).get(pk=visitor.pk)
    if held.ended_at is None:
        served = held.state == VisitorState.SERVING
        held.state, held.ended_at = VisitorState.DONE if served else VisitorState.LEFT, at
        held.save(update_fields=["state", "ended_at"])
    return held


def _waiting(visitor: Visitor) -> VisitorQuerySet:
    return Visitor.objects.filter(unit=visitor.unit_id, day=visitor.day, state=VisitorState.WAITING)
