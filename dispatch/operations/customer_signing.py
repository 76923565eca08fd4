"""The customer's verdict from the own phone: the same step as on the technician's, by the customer."""

from datetime import datetime

from django.db import transaction

from core.actors import CUSTOMER
from core.events import record
from core.models import Event
from core.words import later as _
from deadlines.models import Todo
from deadlines.operations import open_todo
from dispatch.enums import OrderStatus
from dispatch.errors import Stale
from dispatch.events import ReportFiled, WorkRated
from dispatch.models import Rating, ServiceReport, WorkOrder
from dispatch.operations.moving import hold
from dispatch.operations.refusals import CALL_BACK_TODO
from dispatch.operations.signing import Closure, Ratings, rate, write_rating
from org.enums import Post

AFTER = (OrderStatus.SIGNED, OrderStatus.RECORDED)


@transaction.atomic
def sign(*, order: WorkOrder, closure: Closure, at: datetime) -> WorkOrder:
    """Three ratings and a signature make "signed", an unsatisfied one sends the job back on site (TKT-15).

    Raises Stale unless the work is done and waits for the customer, DispatchRefused for what is missing.
    """
    held = hold(order, OrderStatus.WORK_DONE)
    _keep_opinion(held, closure.opinion, at)
    return rate(held, closure, CUSTOMER, at)


def _keep_opinion(order: WorkOrder, opinion: str, at: datetime) -> None:
    """The customer's words in the report; whoever filed the rest of it stays its author."""
    row = ServiceReport.objects.filter(order=order).first()
    if row is None or not opinion.strip():
        return
    row.opinion = opinion.strip()
    row.save(update_fields=["opinion"])
    record(order.ticket_id, ReportFiled(order.pk, row.pk, row.missing), by=CUSTOMER, at=at)


@transaction.atomic
def rate_afterwards(*, order: WorkOrder, ratings: Ratings, at: datetime) -> Rating:
    """The three ratings after the job; dissatisfaction becomes a call-back of the supervisor.

    Raises Stale when they were given by the customer before.
    """
    held = hold(order, *AFTER)
    if rated_by_customer(held):
        raise Stale(_("您已评价过本次服务，谢谢。"))
    row = write_rating(held, ratings, CUSTOMER, at)
    if ratings.unsatisfied:
        _call_back(held, at)
    return row


def rated_by_customer(order: WorkOrder) -> bool:
    """Has the customer rated the finished job on the own phone, with the signature or since?"""
    if order.signed_at is None:
        return False
    given = Event.objects.filter(stream=order.ticket_id, name=WorkRated.name, actor_id=None)
    return given.filter(facts__order=order.pk, at__gte=order.signed_at).exists()


def _call_back(order: WorkOrder, at: datetime) -> Todo:
    return open_todo(
        stream=order.ticket.stream,
        kind=CALL_BACK_TODO,
        title=_("%(number)s 客户评价不满意，请回电") % {"number": order.number},
        owner=None,
        department=Post.SUPERVISOR,
        unit=order.ticket.unit,
        by=CUSTOMER,
        at=at,
    )
