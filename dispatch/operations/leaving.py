"""Handing everything that somebody leaves behind to another person, with a result per row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.words import written
from deadlines.models import Clock, Todo
from deadlines.operations import TodoClosed, hand_over_todo, reassign
from dispatch.enums import OrderStatus
from dispatch.errors import DispatchRefused
from dispatch.models import Assignment, Technician, WorkOrder
from dispatch.operations.dispatching import Sending
from dispatch.operations.dispatching import reassign as send_another
from org.models import User
from tickets.models import Ticket
from tickets.operations.errors import TicketRefused
from tickets.operations.lifecycle import hand_over

REFUSED = (DispatchRefused, TicketRefused, TodoClosed)
ENDED = frozenset({OrderStatus.WORK_DONE, OrderStatus.SIGNED})


@dataclass(frozen=True)
class Row:
    """One thing that was to be handed over: what it is, whether it was, and why not."""

    label: str
    done: bool
    words: str = ""


def hand_over_work(*, leaver: User, taker: User, by: User, at: datetime) -> list[Row]:
    """Open tickets, to-dos, clocks and visits of a person go to another; one that is refused holds up no other.

    Visits go as new orders at the same time, so the taker must be able to do them; what is finished at the
    customer's stays with who did it.
    """
    if leaver.pk == taker.pk:
        raise DispatchRefused(_("请选择另一个人接手。"))
    return [_try(label, run) for label, run in _duties(leaver, taker, by, at)]


def _duties(leaver: User, taker: User, by: User, at: datetime) -> Iterator[tuple[str, Callable[[], Any]]]:
    who = {"by": by, "at": at}
    for order in _orders(leaver):
        yield order.number, lambda order=order: _send(order, taker, **who)
    for ticket in _tickets(leaver):
        yield ticket.number, lambda ticket=ticket: hand_over(ticket=ticket, owner=taker, **who)
    for todo in Todo.objects.open().filter(owner=leaver).select_related("stream"):
        yield todo.title, lambda todo=todo: hand_over_todo(todo=todo, owner=taker, **who)
    for ticket in _clock_streams(leaver):
        label = _("%(number)s 的时限") % {"number": ticket.number}
        yield label, lambda ticket=ticket: _take_clocks(ticket, leaver, taker, by, at)


def _try(label: str, run: Callable[[], Any]) -> Row:
    try:
        with transaction.atomic():
            run()
    except REFUSED as error:
        return Row(label, False, str(error))
    return Row(label, True)


def _orders(leaver: User) -> Any:
    rows = WorkOrder.objects.live().filter(technician__user=leaver).order_by("pk")
    return rows.select_related("technician__user", "ticket__stream")


def _tickets(leaver: User) -> Any:
    return Ticket.objects.open().filter(owner=leaver).select_related("stream").order_by("pk")


def _clock_streams(leaver: User) -> list[Ticket]:
    """Tickets whose running clocks name the person without their being the owner."""
    streams = Clock.objects.running().filter(responsible=leaver).values("stream")
    rows = Ticket.objects.filter(pk__in=streams).exclude(owner=leaver, closed_at=None)
    return list(rows.select_related("stream", "region", "project").order_by("pk"))


def _send(order: WorkOrder, taker: User, *, by: User, at: datetime) -> None:
    if order.status in ENDED:
        raise DispatchRefused(_("现场工作已完成，由原技师录入后结束。"))
    technician = Technician.objects.select_related("user", "unit").filter(user=taker).first()
    if technician is None:
        raise DispatchRefused(_("%(person)s不是技师，请单独改派。") % {"person": taker})
    plan = Assignment.objects.filter(visit__order=order).latest("pk").plan
    reason = written("%(person)s离岗，工作移交", person=order.technician.name)
    send_another(order=order, sending=Sending(technician, plan), reason=reason, by=by, at=at)


def _take_clocks(ticket: Ticket, leaver: User, taker: User, by: User, at: datetime) -> None:
    if Clock.objects.running().filter(stream=ticket.pk, responsible=leaver).exists():
        reassign(stream=ticket.stream, responsible=taker, unit=ticket.unit, at=at, by=by)
