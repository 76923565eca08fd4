"""Units that report faults by themselves."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from core.models import Event
from customers.models import Asset, Customer
from org.models import Unit, User
from org.operations import tokens
from tests.factories.customers import make_asset, make_customer
from tests.races import race
from tickets.models import Alarm, AlarmCase, Ticket
from tickets.operations import lifecycle

NOW = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
Send = Callable[..., Any]


@pytest.fixture(autouse=True)
def _frozen() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def asset(east: Unit) -> Asset:
    return make_asset(make_customer(east), serial="CHILLER-7")


@pytest.fixture
def send(desk: User) -> Send:
    return sender(desk)


def sender(user: User) -> Send:
    token = tokens.make(user=user, name="监控平台", by=user, at=NOW)

    def send(key: Any = None, **body: Any) -> Any:
        headers = {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": str(key)} if key else {})
        given = {"serial": "CHILLER-7", "fault_code": "E04"} | body
        return Client().post("/api/v1/alarms/", given, headers=headers, content_type="application/json")

    return send


@pytest.mark.requirement("INT-24")
def test_one_ticket_per_unit_and_fault_code_while_open(send: Send, asset: Asset) -> None:
    first, second, other = send(), send(), send(fault_code="E05")
    assert [one.status_code for one in (first, second, other)] == [201, 200, 201]
    assert first.json()["number"] == second.json()["number"] != other.json()["number"]
    assert (second.json()["created"], second.json()["alarms"]) == (False, 2)
    assert Ticket.objects.filter(channel="alarm").count() == 2


@pytest.mark.requirement("INT-24")
def test_after_the_ticket_closed_the_next_alarm_makes_another(send: Send, asset: Asset, desk: User) -> None:
    first = send().json()["number"]
    ticket = Ticket.objects.get(stream__number=first)
    lifecycle.resolve_by_phone(ticket=ticket, by=desk, at=NOW, resolution="远程复位")
    again = send()
    assert (again.status_code, again.json()["number"] == first) == (201, False)
    assert list(AlarmCase.objects.order_by("pk").values_list("is_open", flat=True)) == [False, True]


@pytest.mark.requirement("INT-24")
@pytest.mark.django_db(transaction=True)
def test_simultaneous_alarms_make_one_ticket(send: Send, asset: Asset) -> None:
    answers = race(*[lambda: send()] * 4)
    assert sorted(one.status_code for one in answers) == [200, 200, 200, 201]
    assert (Ticket.objects.count(), Alarm.objects.count()) == (1, 4)


def test_the_ticket_is_a_fault_of_the_unit_at_its_branch(send: Send, asset: Asset, east: Unit) -> None:
    send(message="高压保护", occurred_at="2026-03-10T11:58:00+08:00")
    ticket = Ticket.objects.get()
    assert (ticket.asset, ticket.region, ticket.fault, ticket.channel) == (asset, east, True, "alarm")
    assert ticket.description == "设备告警 E04：高压保护"
    assert Alarm.objects.get().occurred_at == NOW - timedelta(minutes=2)


def test_each_alarm_stands_on_the_timeline(send: Send, asset: Asset) -> None:
    send()
    send()
    assert Event.objects.filter(name="ticket.alarm_received").count() == 2


def test_an_unknown_serial_is_refused_by_name(send: Send, asset: Asset) -> None:
    answer = send(serial="NOBODY-1")
    assert (answer.status_code, answer.json()) == (400, {"serial": ["没有序列号为「NOBODY-1」的设备。"]})
    assert Ticket.objects.count() == 0


def test_an_unknown_serial_is_taken_in_where_the_installation_says_so(
    send: Send, asset: Asset, settings: Any
) -> None:
    settings.ALARM_UNKNOWN_SERIAL = "east"
    first, second = send(serial="NOBODY-1"), send(serial="NOBODY-2")
    assert [first.status_code, second.status_code] == [201, 201]
    assert Customer.objects.filter(name="待认领设备").count() == 1
    assert Asset.objects.filter(customer__name="待认领设备").count() == 2


def test_another_region_s_token_is_refused(asset: Asset, stranger: User) -> None:
    assert sender(stranger)().status_code == 403
    assert Ticket.objects.count() == 0


def test_a_repeated_key_counts_once(send: Send, asset: Asset) -> None:
    key = uuid4()
    first, second = send(key=key), send(key=key)
    assert (first.status_code, second.status_code) == (201, 201)
    assert (first.json(), Alarm.objects.count()) == (second.json(), 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [("fault_code", "E 04"), ("occurred_at", "2026-03-10T12:00:01+08:00"), ("colour", "red"), ("serial", "")],
)
def test_faulty_bodies_name_the_field(send: Send, asset: Asset, field: str, value: str) -> None:
    answer = send(**{field: value})
    assert (answer.status_code, list(answer.json())) == (400, [field])
