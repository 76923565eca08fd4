"""Calls after a delivery: within a week, and again until satisfied."""

from datetime import date, datetime, timedelta

import pytest

from core.actors import SYSTEM
from deadlines.enums import ClockKind
from deadlines.models import Clock, Todo
from followups import operations
from followups.enums import CallState
from followups.errors import FollowUpRefused
from followups.models import Call, Delivery
from org.models import Unit, User
from org.operations.calendar import load_published_years
from tests.factories.customers import main_contact, make_customer
from tests.factories.followups import make_caller, make_delivery
from tests.followups.local import local
from tickets.models import Ticket

DELIVERED = date(2026, 6, 12)
TYPED = local("2026-06-12T17:00")
FRIDAY = local("2026-06-19T11:00")


@pytest.fixture
def delivery(east: Unit) -> Delivery:
    load_published_years(by=SYSTEM, at=TYPED, years=(2026,))
    return make_delivery(east, delivered_on=DELIVERED, at=TYPED)


@pytest.fixture
def clerk(east: Unit) -> User:
    return make_caller(east)


def say(delivery: Delivery, satisfaction: str, by: User, at: datetime, **more: bool) -> Call:
    call = delivery.calls.get(state=CallState.OPEN)
    return operations.answer_delivery(
        call=call, satisfaction=satisfaction, opinion="门板有划痕", by=by, at=at, **more
    )


@pytest.mark.requirement("SLA-17", "FUP-02")
def test_due_at_the_end_of_the_seventh_day(delivery: Delivery) -> None:
    clock = Clock.objects.get(stream=delivery.pk)
    assert (clock.kind, clock.due_at) == (ClockKind.DELIVERY_CALL, local("2026-06-20T00:00"))
    assert delivery.calls.get().due_at == local("2026-06-20T00:00")


@pytest.mark.requirement("FUP-02")
def test_not_satisfied_makes_the_next_call_on_the_next_working_day(delivery: Delivery, clerk: User) -> None:
    """Friday 19 June 2026 begins the Dragon Boat holiday; Monday 22 June is worked."""
    say(delivery, "dissatisfied", clerk, FRIDAY)
    again = delivery.calls.get(state=CallState.OPEN)
    assert (again.round, again.not_before, again.due_at) == (
        2,
        local("2026-06-22T00:00"),
        local("2026-06-23T00:00"),
    )
    assert Clock.objects.get(kind=ClockKind.NEXT_DELIVERY_CALL).due_at == local("2026-06-23T00:00")


@pytest.mark.requirement("FUP-02")
def test_repeated_until_satisfied(delivery: Delivery, clerk: User) -> None:
    for days, satisfaction in enumerate(["dissatisfied", "neutral", "very_dissatisfied", "satisfied"]):
        say(delivery, satisfaction, clerk, FRIDAY + timedelta(days=7 * days))
    assert [call.state for call in delivery.calls.all()] == [CallState.REACHED] * 4
    assert not Clock.objects.filter(stream=delivery.pk).running().exists()
    assert not Todo.objects.filter(stream=delivery.pk, done_at=None).exists()


@pytest.mark.requirement("FUP-02")
def test_a_complaint_ends_the_calls(delivery: Delivery, clerk: User) -> None:
    call = say(delivery, "dissatisfied", clerk, FRIDAY, complaint=True)
    ticket = Ticket.objects.get()
    assert (call.led_to, ticket.customer_id, ticket.complaint.complaint_class) == (
        ticket,
        delivery.customer_id,
        "delivery",
    )
    assert not delivery.calls.filter(state=CallState.OPEN).exists()


def test_the_same_order_is_registered_once(delivery: Delivery, east: Unit) -> None:
    contact = main_contact(make_customer(east))
    handed = operations.Handed(contact, east, None, "整体衣柜", DELIVERED, "D-1")
    operations.register(handed=handed, by=SYSTEM, at=TYPED)
    with pytest.raises(FollowUpRefused):
        operations.register(handed=handed, by=SYSTEM, at=TYPED)
    assert Delivery.objects.filter(order_number="D-1").count() == 1


@pytest.mark.django_db
def test_nothing_is_delivered_tomorrow(east: Unit) -> None:
    with pytest.raises(FollowUpRefused):
        make_delivery(east, delivered_on=DELIVERED + timedelta(days=1), at=TYPED)
    assert not Delivery.objects.exists()


@pytest.mark.requirement("FUP-14")
def test_unreachable_after_three_days_ends_the_calls(delivery: Delivery, clerk: User) -> None:
    call = delivery.calls.get()
    for days in range(3):
        operations.log_failed_attempt(call=call, by=clerk, at=FRIDAY + timedelta(days=days))
    assert delivery.calls.get().state == CallState.UNREACHABLE
