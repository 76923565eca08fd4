"""What dispatch does when other rooms report."""

from datetime import datetime

from django.utils.translation import gettext as _

from core.actors import SYSTEM
from core.events import on
from core.models import Event
from deadlines.enums import ClockKind
from deadlines.events import PromisePassed
from dispatch.enums import OrderStatus
from dispatch.events import OrderDispatched, OrderMoved, VisitEnded
from dispatch.models import Visit, WorkOrder
from dispatch.operations.agreeing import keep_agreed
from dispatch.operations.repairs import follow_order, follow_visit
from dispatch.operations.standby import drop_orders, order_substitute
from dispatch.operations.telling import tell_of_leave_request
from dispatch.spans import span_words
from dispatch.transitions import TAKEN_BACK
from org.enums import AbsenceState
from org.events import AbsenceAsked
from org.models import Absence
from tickets.events import ContactLogged, TicketStatusChanged
from tickets.models import ContactLog
from tickets.operations.customer_messages import tell_customer
from tickets.transitions import CLOSED


@on(AbsenceAsked)
def tell_of_leave(event: Event) -> None:
    """Leave during a task waits for the supervisor (DSP-10)."""
    if event.facts["state"] == AbsenceState.WAITING:
        tell_of_leave_request(
            Absence.objects.select_related("user").get(pk=event.facts["absence"]), at=event.at
        )


@on(ContactLogged)
def plan_the_agreed_time(event: Event) -> None:
    """An arrival was agreed at the desk: the technician's plan follows (SLA-08).

    A contact that dispatch logged has moved the plan already; nothing is left to do then.
    """
    if event.facts["agreed_at"]:
        contact = ContactLog.objects.get(pk=event.facts["contact"])
        keep_agreed(contact=contact, by=SYSTEM, at=event.at)


@on(PromisePassed)
def give_a_substitute(event: Event) -> None:
    """Not repaired in the hours of the contract: a free substitute is ordered at once (SLA-10)."""
    if event.facts["kind"] == ClockKind.SUBSTITUTE:
        order_substitute(clock_id=event.facts["clock"], at=event.at)


@on(TicketStatusChanged)
def drop_orders_of_closed(event: Event) -> None:
    """What was ordered for a ticket and not delivered is not needed once it is closed."""
    if event.facts["to"] in CLOSED:
        drop_orders(ticket_id=event.stream_id, at=event.at)


@on(OrderDispatched)
def tell_customer_who_comes(event: Event) -> None:
    """Who comes when, with the link to agree or to name another time."""
    order = _order(event)
    if order is None or order.status in TAKEN_BACK:
        return
    planned = (datetime.fromisoformat(event.facts[edge]) for edge in ("starts_at", "ends_at"))
    known = {"person": event.facts["technician_name"], "span": span_words(*planned)}
    tell_customer(
        ticket=order.ticket,
        cause=f"order:{order.pk}:dispatched",
        subject=_("您的工单 %(number)s 已派工") % {"number": order.ticket.number},
        words=_("技师%(person)s计划 %(span)s 上门。") % known,
        at=event.at,
    )


@on(OrderMoved)
def tell_customer_of_departure(event: Event) -> None:
    """The technician is on the way."""
    order = _order(event)
    if order is None or event.facts["after"] != OrderStatus.DEPARTED:
        return
    tell_customer(
        ticket=order.ticket,
        cause=f"order:{order.pk}:departed:{event.pk}",
        subject=_("您的工单 %(number)s") % {"number": order.ticket.number},
        words=_("技师%(person)s已出发。") % {"person": order.technician.user.name},
        at=event.at,
    )


@on(VisitEnded)
@on(OrderMoved)
def keep_the_repair(event: Event) -> None:
    """The unit's repair begins on site, waits for parts, and ends with the work; one handler, so in this order."""
    order = _order(event)
    if order is None:
        return
    if event.name == VisitEnded.name:
        follow_visit(visit=Visit.objects.get(pk=event.facts["visit"]), order=order, at=event.at)
    else:
        follow_order(order=order, after=event.facts["after"], by=SYSTEM, at=event.at)


def _order(event: Event) -> WorkOrder | None:
    rows = WorkOrder.objects.select_related(
        "technician__user", "ticket__stream", "ticket__contact", "ticket__asset", "ticket__category"
    )
    return rows.filter(pk=event.facts["order"]).first()
