"""Orders whose last deed was undone."""

from datetime import datetime

from core.actors import Actor
from core.models import Event
from core.undo import TooLate, reverses
from core.words import written
from dispatch.enums import OrderStatus
from dispatch.errors import Overlap
from dispatch.events import OrderDispatched, OrderMoved, OrderReplanned
from dispatch.models import Assignment, WorkOrder
from dispatch.operations.planning import put_back
from dispatch.transitions import FREEING, allowed


@reverses(OrderDispatched)
def take_back(event: Event, by: Actor, at: datetime) -> None:
    """Nobody was sent: the order ends as withdrawn, its number stays used."""
    order = WorkOrder.objects.select_for_update().get(pk=event.facts["order"])
    if order.status != OrderStatus.DISPATCHED:
        raise TooLate(order.get_status_display())
    _write(order, OrderStatus.WITHDRAWN, end_reason=written("派出后撤销"), ended_at=at)
    Assignment.objects.filter(visit__order=order).update(live=False)


@reverses(OrderMoved)
def step_back(event: Event, by: Actor, at: datetime) -> None:
    """The order is in the state before, with its planned time; raises TooLate when that is taken by now."""
    order = WorkOrder.objects.select_for_update().get(pk=event.facts["order"])
    before, after = event.facts["before"], event.facts["after"]
    if order.status != after or not allowed(before, after):
        raise TooLate(order.get_status_display())
    _write(order, before, end_reason="", ended_at=None)
    if after in FREEING and before not in FREEING:
        last = Assignment.objects.filter(visit__order=order).latest("pk")
        _again(last, (last.starts_at, last.ends_at))


@reverses(OrderReplanned)
def plan_as_before(event: Event, by: Actor, at: datetime) -> None:
    """The planned time is what it was."""
    was = event.facts["was"]
    live = Assignment.objects.get(visit__order=event.facts["order"], live=True)
    _again(live, tuple(datetime.fromisoformat(one) for one in was))


def _again(row: Assignment, planned: tuple[datetime, ...]) -> None:
    try:
        put_back(row, planned)
    except Overlap as error:
        raise TooLate(str(error)) from error


def _write(order: WorkOrder, status: str, **fields: object) -> None:
    order.status = status
    for name, value in fields.items():
        setattr(order, name, value)
    order.save(update_fields=["status", *fields])
