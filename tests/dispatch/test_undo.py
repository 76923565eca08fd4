"""Undoing an approval, a return, a dispatch: nobody has heard of it."""

from datetime import timedelta

import pytest

from core.models import Deed, Delivery, Event, WorkState
from core.outbox import deliver_due
from deadlines.enums import ClockKind
from deadlines.models import Clock
from dispatch.enums import OrderStatus
from dispatch.models import Assignment, WorkOrder
from dispatch.operations import preparing
from notifications.models import Message, SinkItem
from notifications.operations import send_due
from org.models import Approval
from tests.dispatch.test_queue_page import filled
from tests.factories.dispatch import make_skill, make_technician
from tickets.enums import Status

QUEUE = "/approvals/"
SOON = timedelta(seconds=9)
LATE = timedelta(seconds=11)


@pytest.fixture
def client(clock, signed_in, supervisor):
    return signed_in(supervisor)


@pytest.fixture
def reachable(tech):
    """The technician and the desk get letters."""
    tech.user.email = "zhang@example.com"
    tech.user.save()
    return tech


def approve(client, waiting, technician, at):
    client.post(f"{QUEUE}{waiting.number}/order/", filled(waiting, technician, at))


def undo_last(client) -> str:
    answer = client.post(f"/undo/{Deed.objects.latest('pk').group}/", {"back": QUEUE}, follow=True)
    return answer.text


def work_off(at) -> None:
    """What the workers do: hand events on and send what is due."""
    deliver_due(at=at)
    while send_due(at=at, limit=50):
        continue


def letters() -> int:
    """What left for the technician."""
    return SinkItem.objects.filter(address="zhang@example.com").count()


def test_nothing_leaves_when_a_dispatch_is_undone(client, clock, waiting, reachable, at):
    approve(client, waiting, reachable, at)
    work_off(at + SOON)
    clock.move_to(at + SOON, tick=False)
    assert "已撤销 1 项" in undo_last(client)
    work_off(at + timedelta(minutes=5))
    assert (letters(), Message.objects.filter(recipient=reachable.user).count()) == (0, 0)


def test_the_letter_leaves_when_nobody_undoes(client, waiting, reachable, at):
    approve(client, waiting, reachable, at)
    work_off(at + SOON)
    before = letters()
    work_off(at + LATE)
    assert (before, letters()) == (0, 1)


def test_the_ticket_waits_as_before(client, waiting, tech, at):
    clocks = list(Clock.objects.order_by("pk").values())
    approve(client, waiting, tech, at)
    undo_last(client)
    waiting.refresh_from_db()
    request = Approval.objects.get()
    assert (waiting.status, waiting.assignee, request.decision) == (Status.AWAITING_APPROVAL, None, "")
    assert list(Clock.objects.order_by("pk").values()) == clocks
    assert WorkOrder.objects.get().status == OrderStatus.WITHDRAWN
    assert not Assignment.objects.live().exists()


def test_it_can_be_done_again(client, waiting, reachable, at):
    approve(client, waiting, reachable, at)
    undo_last(client)
    approve(client, waiting, reachable, at)
    work_off(at + LATE)
    waiting.refresh_from_db()
    assert (waiting.status, letters()) == (Status.DISPATCHED, 1)


def test_the_history_says_that_it_was_undone(client, waiting, tech, at):
    approve(client, waiting, tech, at)
    undo_last(client)
    assert Event.objects.filter(stream=waiting.pk).latest("pk").name == "deed.undone"
    assert "已撤销「派工」" in client.get(f"/tickets/{waiting.number}/").text


def test_a_fault_sent_at_once_is_registered_again(client, fault, tech, at):
    client.post(f"{QUEUE}{fault.number}/order/", filled(fault, tech, at))
    undo_last(client)
    fault.refresh_from_db()
    assert (fault.status, Approval.objects.get().decision) == (Status.REGISTERED, "withdrawn")
    assert not Clock.objects.running().filter(kind=ClockKind.DISPATCH_APPROVAL).exists()


@pytest.mark.parametrize("step", ["approval", "correction"])
def test_a_decision_is_undone(client, waiting, step):
    client.post(f"{QUEUE}{waiting.number}/{step}/", {"reason": "请补充地址"})
    undo_last(client)
    waiting.refresh_from_db()
    assert (waiting.status, Approval.objects.get().decision) == (Status.AWAITING_APPROVAL, "")


def test_after_the_time_it_stays(client, clock, waiting, tech, at):
    approve(client, waiting, tech, at)
    clock.move_to(at + timedelta(seconds=10), tick=False)
    assert "撤销时间已过" in undo_last(client)
    waiting.refresh_from_db()
    assert waiting.status == Status.DISPATCHED


def test_what_somebody_has_gone_on_with_stays(client, waiting, tech, at):
    approve(client, waiting, tech, at)
    preparing.accept(order=WorkOrder.objects.get(), by=tech.user, at=at)
    assert "之后已有新的操作" in undo_last(client)
    waiting.refresh_from_db()
    assert waiting.status == Status.ACCEPTED


def test_nobody_undoes_what_another_did(client, signed_in, manager, waiting, tech, at):
    approve(client, waiting, tech, at)
    answer = signed_in(manager).post(f"/undo/{Deed.objects.get().group}/")
    waiting.refresh_from_db()
    assert (answer.status_code, waiting.status) == (404, Status.DISPATCHED)


def test_it_is_undone_once(client, waiting, tech, at):
    approve(client, waiting, tech, at)
    undo_last(client)
    assert "已经撤销" in undo_last(client)
    assert Event.objects.filter(name="deed.undone").count() == 1


def test_a_reassignment_gives_the_job_back(client, order, tech, manager, at, east):
    other = make_technician(east, make_skill(), name="李四")
    client.post(f"/work/{order.number}/reassignment/", filled(None, other, at) | {"reason": "生病"})
    undo_last(client)
    order.refresh_from_db()
    order.ticket.refresh_from_db()
    assert (order.status, order.ticket.assignee, order.end_reason) == ("dispatched", tech.user, "")
    assert [one.technician for one in Assignment.objects.live()] == [tech]


def test_deliveries_wait_for_the_end_of_the_window(client, waiting, tech, at):
    approve(client, waiting, tech, at)
    deed = Deed.objects.get()
    waits = Delivery.objects.filter(event__in=deed.held["events"], state=WorkState.OPEN)
    assert set(waits.values_list("not_before", flat=True)) <= {deed.until}
