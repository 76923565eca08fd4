"""Withdrawing, declining, reassigning."""

import pytest

from deadlines.models import Clock
from dispatch.enums import OrderStatus
from dispatch.errors import DispatchRefused, Stale
from dispatch.models import Assignment, WorkOrder
from dispatch.operations import dispatching, preparing
from dispatch.operations.dispatching import Sending
from notifications.models import Message
from tests.factories.dispatch import go_on_site, make_skill, make_technician, plan
from tickets.enums import Status


def state(order) -> tuple[str, str, bool]:
    order.refresh_from_db()
    live = Assignment.objects.filter(visit__order=order, live=True).exists()
    return order.status, order.ticket.__class__.objects.get(pk=order.ticket_id).status, live


def test_a_withdrawn_order_frees_ticket_and_technician(order, supervisor, at):
    dispatching.withdraw(order=order, reason="客户改期", by=supervisor, at=at)
    assert state(order) == (OrderStatus.WITHDRAWN, Status.APPROVED, False)


def test_an_accepted_order_is_not_withdrawn(order, supervisor, tech, at):
    preparing.accept(order=order, by=tech.user, at=at)
    with pytest.raises(Stale):
        dispatching.withdraw(order=order, reason="客户改期", by=supervisor, at=at)
    assert state(order) == (OrderStatus.ACCEPTED, Status.ACCEPTED, True)


def test_declining_needs_a_reason(order, tech, at):
    with pytest.raises(DispatchRefused):
        dispatching.decline(order=order, reason=" ", by=tech.user, at=at)
    assert state(order) == (OrderStatus.DISPATCHED, Status.DISPATCHED, True)


@pytest.mark.requirement("DSP-11")
def test_a_refusal_reaches_the_supervisor_once(order, tech, supervisor, at):
    dispatching.decline(order=order, reason="身体不适", by=tech.user, at=at)
    told = Message.objects.filter(cause=f"order:{order.pk}:declined", recipient=supervisor)
    assert (state(order)[0], told.filter(channel="inbox").count()) == (OrderStatus.DECLINED, 1)


@pytest.mark.parametrize(
    ("accepted", "ended"), [(False, OrderStatus.WITHDRAWN), (True, OrderStatus.REASSIGNED)]
)
def test_another_person_takes_over(order, tech, supervisor, east, at, accepted, ended):
    if accepted:
        preparing.accept(order=order, by=tech.user, at=at)
    other = make_technician(east, make_skill(), name="李强")
    sending = Sending(other, plan(at))
    new = dispatching.reassign(order=order, sending=sending, reason="生病", by=supervisor, at=at)
    assert state(order)[0] == ended
    assert (new.ticket.work_orders.count(), state(new)) == (2, ("dispatched", Status.DISPATCHED, True))


def test_taking_over_moves_no_promise(order, supervisor, east, at):
    before = dict(Clock.objects.running().values_list("kind", "due_at"))
    sending = Sending(make_technician(east, make_skill()), plan(at))
    dispatching.reassign(order=order, sending=sending, reason="生病", by=supervisor, at=at)
    assert dict(Clock.objects.running().values_list("kind", "due_at")) == before


def test_nobody_takes_over_on_site(order, supervisor, east, at):
    go_on_site(order, at)
    with pytest.raises(Stale):
        dispatching.reassign(
            order=order,
            sending=Sending(make_technician(east, make_skill()), plan(at)),
            reason="生病",
            by=supervisor,
            at=at,
        )
    assert WorkOrder.objects.count() == 1
