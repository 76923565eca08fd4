"""Withdrawing, declining, reassigning."""

from datetime import timedelta

import pytest

from deadlines.models import Clock
from dispatch.enums import OrderStatus
from dispatch.errors import DispatchRefused, Stale
from dispatch.models import Assignment
from dispatch.operations import dispatching, preparing
from dispatch.operations.dispatching import Sending
from notifications.models import Message
from tests.factories.dispatch import go_on_site, make_order, make_skill, make_technician, plan
from tickets.enums import Status
from tickets.operations import permits


def state(order) -> tuple[str, str, bool]:
    order.refresh_from_db()
    live = Assignment.objects.filter(visit__order=order, live=True).exists()
    return order.status, order.ticket.__class__.objects.get(pk=order.ticket_id).status, live


def test_a_withdrawn_order_frees_ticket_and_technician(order, supervisor, at):
    dispatching.withdraw(order=order, reason="客户改期", by=supervisor, at=at)
    assert state(order) == (OrderStatus.WITHDRAWN, Status.APPROVED, False)


def test_an_accepted_order_is_withdrawn_and_the_technician_told(order, supervisor, tech, at):
    preparing.accept(order=order, by=tech.user, at=at)
    dispatching.withdraw(order=order, reason="客户改期", by=supervisor, at=at)
    assert state(order) == (OrderStatus.WITHDRAWN, Status.APPROVED, False)
    told = Message.objects.filter(recipient=tech.user, cause=f"order:{order.pk}:withdrawn")
    assert told.filter(channel="inbox").count() == 1


def test_who_has_left_is_not_called_back(order, supervisor, at):
    go_on_site(order, at)
    with pytest.raises(Stale):
        dispatching.withdraw(order=order, reason="客户改期", by=supervisor, at=at)
    assert state(order) == (OrderStatus.ON_SITE, Status.ON_SITE, True)


def test_calling_off_cancels_the_ticket(order, supervisor, at):
    dispatching.call_off(order=order, reason="客户自行解决", by=supervisor, at=at)
    assert state(order) == (OrderStatus.WITHDRAWN, Status.CANCELLED, False)
    assert not Clock.objects.running().exists()


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


def test_who_falls_ill_on_site_is_replaced(order, supervisor, east, at):
    go_on_site(order, at)
    sending = Sending(make_technician(east, make_skill()), plan(at, starts_in=timedelta(hours=6)))
    new = dispatching.reassign(order=order, sending=sending, reason="受伤", by=supervisor, at=at)
    assert (state(order)[0], state(new)[1], new.revisit_reason) == ("reassigned", Status.DISPATCHED, "受伤")
    assert order.visits.get().outcome == "other"


@pytest.mark.requirement("TKT-30")
def test_the_remaining_time_is_kept_and_both_people_are_listed(
    make_ticket, supervisor, manager, tech, east, signed_in, time_machine, at
):
    ticket = permits.approve(ticket=make_ticket(), by=manager, at=at)
    order = make_order(ticket, tech, by=supervisor, at=at)
    clock = Clock.objects.get(kind="complete")
    promised = clock.due_at - clock.started_at
    then = at + timedelta(hours=10)
    other = make_technician(east, make_skill(), name="李强")
    sending = Sending(other, plan(then))
    dispatching.reassign(order=order, sending=sending, reason="生病", by=supervisor, at=then)
    clock.refresh_from_db()
    assert (promised, clock.due_at - then) == (timedelta(hours=72), timedelta(hours=62))
    time_machine.move_to(then)
    page = signed_in(supervisor).get(f"/tickets/{ticket.number}/").text
    assert [page.count(f"<dt>技师</dt><dd>{name}</dd>") for name in ("张强", "李强")] == [1, 1]
