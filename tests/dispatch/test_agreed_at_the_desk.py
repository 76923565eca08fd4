"""The desk agrees another arrival while a technician is planned."""

from datetime import datetime, timedelta

import pytest

from core.events import handlers_of
from core.models import Delivery, Event
from core.outbox import deliver_due
from dispatch.models import Assignment
from dispatch.operations import onsite, preparing
from dispatch.rules import Plan
from notifications.models import Message
from org.models import User
from tests.factories.dispatch import make_order, plan, prepare
from tickets.operations.contacts import log_contact

HOUR = timedelta(hours=1)


@pytest.fixture
def agree(order, desk, at):
    """The desk logs a time so many hours from now, and what follows from it happens."""

    def call(hours: int) -> None:
        log_contact(ticket=order.ticket, reached=True, agreed_at=at + hours * HOUR, by=desk, at=at)
        deliver(at)

    return call


def deliver(at: datetime) -> None:
    while deliver_due(at=at + HOUR):
        pass


def planned(order) -> Plan:
    row = Assignment.objects.get(visit__order=order, live=True)
    return Plan(row.starts_at, row.ends_at)


def told(user: User, cause: str) -> list[str]:
    rows = Message.objects.filter(recipient=user, channel="inbox", cause__contains=cause).order_by("pk")
    return list(rows.values_list("subject", flat=True))


def replans() -> int:
    return Event.objects.filter(name="order.replanned").count()


def test_the_plan_moves_with_the_same_length(agree, order, at):
    agree(6)
    assert planned(order) == Plan(at + 6 * HOUR, at + 8 * HOUR)


def test_the_technician_is_told_of_the_new_plan(agree, order, tech):
    agree(6)
    words = f"派工单 {order.number} 已与客户改约，计划改为 03-10 18:00–20:00"
    assert told(tech.user, ":agreed") == [words]


def test_the_same_report_twice_changes_nothing(agree, order, tech):
    agree(6)
    event = Event.objects.get(name="ticket.contact_logged")
    handlers_of(event.name)["dispatch.handlers.plan_the_agreed_time"](event)
    assert (replans(), len(told(tech.user, ":agreed"))) == (1, 1)


def test_the_planned_time_itself_needs_no_word(agree, order, tech):
    agree(2)
    assert (replans(), told(tech.user, ":agreed")) == (0, [])


def test_an_overlap_leaves_the_plan_and_is_told(agree, order, make_ticket, tech, supervisor, at):
    make_order(make_ticket(fault=True), tech, by=supervisor, at=at, planned=plan(at, starts_in=5 * HOUR))
    agree(6)
    assert planned(order) == plan(at)
    assert [len(told(one, ":agreed-overlap")) for one in (tech.user, supervisor)] == [1, 1]
    assert list(Delivery.objects.exclude(state="done")) == []


def test_the_technicians_own_call_is_not_told_back(order, tech, at):
    spoken = preparing.Spoken(reached=True, agreed_at=at + 4 * HOUR)
    preparing.contact(order=order, spoken=spoken, by=tech.user, at=at)
    deliver(at)
    assert (planned(order).starts_at, replans(), told(tech.user, ":agreed")) == (at + 4 * HOUR, 1, [])


def test_of_two_times_the_later_word_counts(order, desk, tech, at):
    log_contact(ticket=order.ticket, reached=True, agreed_at=at + 6 * HOUR, by=desk, at=at)
    spoken = preparing.Spoken(reached=True, agreed_at=at + 4 * HOUR)
    preparing.contact(order=order, spoken=spoken, by=tech.user, at=at + timedelta(minutes=1))
    deliver(at)
    assert (planned(order).starts_at, told(tech.user, ":agreed")) == (at + 4 * HOUR, [])


def test_what_was_agreed_before_the_dispatch_leaves_the_dispatchers_plan(
    approved, desk, tech, supervisor, at
):
    log_contact(ticket=approved, reached=True, agreed_at=at + 6 * HOUR, by=desk, at=at)
    order = make_order(approved, tech, by=supervisor, at=at + timedelta(minutes=1))
    deliver(at)
    assert (planned(order).starts_at, replans()) == (at + timedelta(hours=2, minutes=1), 0)


def test_who_arrived_meanwhile_keeps_the_plan(order, desk, tech, at):
    prepare(order, at)
    moment = at + timedelta(minutes=1)
    log_contact(ticket=order.ticket, reached=True, agreed_at=at + 6 * HOUR, by=desk, at=moment)
    preparing.depart(order=order, by=tech.user, at=moment)
    onsite.arrive(order=order, by=tech.user, at=moment)
    deliver(at)
    assert (planned(order), told(tech.user, ":agreed")) == (plan(at), [])


def test_a_contact_without_a_time_leaves_the_plan(order, desk, at):
    log_contact(ticket=order.ticket, reached=True, by=desk, at=at)
    deliver(at)
    assert (planned(order), replans()) == (plan(at), 0)
