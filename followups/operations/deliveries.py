"""Deliveries, and the calls until the customer is satisfied (FUP-02, SLA-17)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import local_day
from core.events import record
from core.numbers import next_number
from core.streams import lock_streams, open_stream
from customers.models import Contact
from deadlines import operations as deadlines
from followups.enums import SATISFIED, CallKind, CallState
from followups.errors import FollowUpRefused
from followups.events import CallAnswered, DeliveryRegistered
from followups.models import Call, Delivery
from followups.operations.calls import close, hold, talk
from followups.operations.opening import write_call
from followups.queries.promises import after_delivery, next_delivery_call
from org.models import Unit, User
from packs.queries import in_force
from tickets.enums import Channel, ComplaintClass, Intent
from tickets.models import Ticket
from tickets.operations.intake import Intake
from tickets.operations.intake import register as register_ticket

SERIES, KIND = "DL", "delivery"


@dataclass(frozen=True)
class Handed:
    """What was delivered to whom, where and when."""

    contact: Contact
    region: Unit
    project: Unit | None
    goods: str
    delivered_on: date
    order_number: str = ""


@transaction.atomic
def register(*, handed: Handed, by: Actor, at: datetime) -> Delivery:
    """Keep a delivery and open its first call; raises FollowUpRefused for a day to come or a repeat."""
    if handed.delivered_on > local_day(at):
        raise FollowUpRefused(_("交付日期不能晚于今天。"), "delivered_on")
    stream = open_stream(kind=KIND, at=at, number=next_number(SERIES, at=at))
    try:
        with transaction.atomic():
            delivery = Delivery.objects.create(
                stream=stream, customer_id=handed.contact.customer_id, **vars(handed)
            )
    except IntegrityError as error:
        raise FollowUpRefused(_("这位客户当天的同一订单已登记过交付。"), "order_number") from error
    record(stream, DeliveryRegistered(handed.delivered_on.isoformat()), by=by, at=at)
    promise = after_delivery(in_force(at=at), handed.delivered_on)
    deadlines.start(stream=stream, promise=promise, unit=delivery.unit, by=by, at=at)
    _open(delivery, 1, promise.due, by=by, at=at)
    return delivery


@transaction.atomic
def answer_delivery(
    *, call: Call, satisfaction: str, opinion: str, complaint: bool = False, by: User, at: datetime
) -> Call:
    """A customer who is not satisfied is called again on the next working day, unless a complaint is opened.

    Raises CallClosed and ContactedToday.
    """
    held = hold(call)
    if held.delivery is None:
        raise FollowUpRefused(_("这种回访有自己的表单，请刷新页面。"))
    talk(held, satisfaction, opinion, by, at)
    content = satisfaction in SATISFIED
    if complaint and not content:
        held.led_to = _complain(held, opinion, by, at)
    close(held, CallState.REACHED, by, at)
    ticket = held.led_to_id
    record(
        held.subject_id, CallAnswered(held.pk, satisfaction, reopened=False, complaint=ticket), by=by, at=at
    )
    if not content and ticket is None:
        _again(held, by, at)
    return held


def _again(call: Call, by: User, at: datetime) -> None:
    delivery: Delivery = call.delivery  # type: ignore[assignment]
    lock_streams(delivery.pk)
    promised = next_delivery_call(in_force(at=at), at)
    deadlines.start(
        stream=delivery.stream, promise=promised.promise, unit=delivery.unit, n=call.round, by=by, at=at
    )
    due = promised.promise.due
    _open(delivery, call.round + 1, due, not_before=promised.not_before, by=by, at=at)


def _open(
    delivery: Delivery,
    round: int,
    due: datetime,
    *,
    by: Actor,
    at: datetime,
    not_before: datetime | None = None,
) -> Call:
    return write_call(
        kind=CallKind.DELIVERY,
        due_at=due,
        not_before=not_before,
        delivery=delivery,
        customer_id=delivery.customer_id,
        contact_id=delivery.contact_id,
        region=delivery.region,
        project=delivery.project,
        round=round,
        by=by,
        at=at,
    )


def _complain(call: Call, opinion: str, by: User, at: datetime) -> Ticket:
    form = Intake(
        channel=Channel.PHONE,
        intent=Intent.COMPLAINT,
        complaint_class=ComplaintClass.DELIVERY,
        description=opinion,
        received_at=at,
        region=call.region,
        project=call.project,
        contact=call.contact,
        dissatisfied=True,
    )
    return register_ticket(form=form, by=by, at=at)
