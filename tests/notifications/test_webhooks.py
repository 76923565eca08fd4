"""Telling other systems, against a real server."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from benchmarks.servers import HookServer
from core.models import WorkState
from core.outbox import deliver_due
from notifications.gateways.webhook import Forbidden, checked_address
from notifications.models import Endpoint, WebhookCall
from notifications.operations import webhooks
from org.models import Unit, User
from tests.factories.tickets import make_ticket
from tickets.models import Ticket

SignIn = Callable[..., Client]
LATER = timedelta(hours=2)


@pytest.fixture
def server(settings: Any) -> Iterator[HookServer]:
    settings.WEBHOOK_ALLOW_LOCAL, settings.WEBHOOK_TIMEOUT = True, 1
    with HookServer() as server:
        yield server


@pytest.fixture
def endpoint(server: HookServer, administrator: User, at: datetime) -> Endpoint:
    return webhooks.add_endpoint(
        name="ERP", url=server.url, events=["ticket.registered"], by=administrator, at=at
    )


@pytest.fixture
def ticket(endpoint: Endpoint, east: Unit, supervisor: User, at: datetime) -> Ticket:
    made = make_ticket(east, at=at, fault=True, serial="AC-1")
    deliver_due(at=at)
    return made


def test_a_registered_ticket_is_told_with_numbers_only(
    server: HookServer, ticket: Ticket, at: datetime
) -> None:
    assert webhooks.call_due(at=at) == [True]
    told = json.loads(server.arrivals[0].body)
    assert (told["type"], told["timestamp"]) == ("ticket.registered", "2026-03-10T04:00:00Z")
    assert told["data"] == {
        "number": ticket.number,
        "status": "registered",
        "region": "east",
        "project": None,
        "serial": "AC-1",
        "channel": "phone",
        "intent": "booking",
        "service_type": "repair",
        "urgency": "general",
        "fault": True,
    }


def test_no_personal_value_leaves(server: HookServer, ticket: Ticket, at: datetime) -> None:
    webhooks.call_due(at=at)
    said = server.arrivals[0].body.decode()
    assert [word for word in ("王建国", "13812345678", ticket.description) if word in said] == []


def test_the_signature_is_that_of_standard_webhooks(
    server: HookServer, ticket: Ticket, endpoint: Endpoint, at: datetime
) -> None:
    webhooks.call_due(at=at)
    arrival = server.arrivals[0]
    key = base64.b64decode(webhooks.secret_of(endpoint).removeprefix("whsec_"))
    stamp = arrival.headers["webhook-timestamp"]
    signed = f"{arrival.headers['webhook-id']}.{stamp}.".encode() + arrival.body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert (arrival.headers["webhook-signature"], int(stamp)) == (f"v1,{expected}", int(at.timestamp()))


def test_an_event_nobody_asked_for_makes_no_call(ticket: Ticket, at: datetime) -> None:
    assert list(WebhookCall.objects.values_list("event_name", flat=True)) == ["ticket.registered"]


def test_the_same_event_is_queued_once(ticket: Ticket) -> None:
    webhooks.queue_event(WebhookCall.objects.get().event)
    assert WebhookCall.objects.count() == 1


def test_a_refused_call_is_repeated_with_the_same_id(
    server: HookServer, ticket: Ticket, at: datetime
) -> None:
    server.plan.append(503)
    assert [*webhooks.call_due(at=at), *webhooks.call_due(at=at)] == [False]
    assert webhooks.call_due(at=at + LATER) == [True]
    assert len({one.headers["webhook-id"] for one in server.arrivals}) == 1
    assert WebhookCall.objects.get().attempts == 2


def test_a_redirect_is_not_followed(server: HookServer, ticket: Ticket, at: datetime) -> None:
    server.plan.append(302)
    assert (webhooks.call_due(at=at), len(server.arrivals)) == ([False], 1)


def test_silence_is_tried_again(server: HookServer, ticket: Ticket, at: datetime) -> None:
    server.plan.append("hang")
    assert webhooks.call_due(at=at) == [False]
    assert WebhookCall.objects.get().not_before > at


def test_the_last_failure_parks_it_on_the_page_of_the_system(
    server: HookServer, ticket: Ticket, at: datetime, administrator: User, signed_in: SignIn
) -> None:
    server.plan.extend([500] * 14)
    for hour in range(20):
        webhooks.call_due(at=at + hour * LATER)
    row = WebhookCall.objects.get()
    assert (row.state, row.attempts, row.answer, row.last_error) == (WorkState.PARKED, 14, 500, "HTTP 500")
    page = signed_in(administrator).get("/operations/").content.decode()
    assert "搁置的推送" in page
    signed_in(administrator).post(f"/operations/calls/{row.pk}/retry/")
    row.refresh_from_db()
    assert (row.state, row.attempts) == (WorkState.OPEN, 0)


def test_a_stopped_endpoint_is_left_alone(
    server: HookServer, ticket: Ticket, endpoint: Endpoint, administrator: User, at: datetime
) -> None:
    given = {"name": "ERP", "url": server.url, "events": endpoint.events}
    webhooks.edit_endpoint(endpoint=endpoint, **given, is_active=False, by=administrator, at=at)
    assert webhooks.call_due(at=at) == []


def test_the_test_button_sends(
    server: HookServer, endpoint: Endpoint, administrator: User, signed_in: SignIn
) -> None:
    signed_in(administrator).post(f"/operations/webhooks/{endpoint.pk}/test/")
    row = WebhookCall.objects.get()
    assert webhooks.call_due(at=row.not_before) == [True]
    assert json.loads(server.arrivals[0].body)["type"] == "test.ping"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "169.254.169.254", "::1", "0.0.0.0", "::ffff:127.0.0.1"]
)
def test_this_machine_and_its_link_are_never_called(host: str) -> None:
    with pytest.raises(Forbidden):
        checked_address(host, 80)


@pytest.mark.parametrize("host", ["10.1.2.3", "192.168.1.9", "93.184.216.34"])
def test_office_networks_and_the_world_may_be_called(host: str) -> None:
    assert str(checked_address(host, 443)) == host


def test_the_address_is_checked_when_it_is_called_too(
    server: HookServer, ticket: Ticket, at: datetime, settings: Any
) -> None:
    settings.WEBHOOK_ALLOW_LOCAL = False
    assert (webhooks.call_due(at=at), server.arrivals) == ([False], [])


def test_a_new_secret_replaces_the_old(endpoint: Endpoint, administrator: User, at: datetime) -> None:
    old = webhooks.secret_of(endpoint)
    renewed = webhooks.renew_secret(endpoint=endpoint, by=administrator, at=at)
    assert webhooks.secret_of(renewed) != old


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/x", "ftp://erp.example.com/", "https://user:pass@93.184.216.34/"]
)
def test_the_form_refuses_unfit_addresses(administrator: User, signed_in: SignIn, url: str) -> None:
    given = {"name": "ERP", "url": url, "events": ["ticket.registered"], "is_active": "on"}
    answer = signed_in(administrator).post("/operations/webhooks/new/", given)
    assert (answer.status_code, Endpoint.objects.count()) == (422, 0)


def test_the_pages_keep_an_endpoint(administrator: User, signed_in: SignIn) -> None:
    client = signed_in(administrator)
    given = {
        "name": "ERP",
        "url": "https://93.184.216.34/hook",
        "events": ["ticket.registered"],
        "is_active": "on",
    }
    made = client.post("/operations/webhooks/new/", given)
    page = client.get(made.url).content.decode()
    assert (made.status_code, "whsec_" in page) == (302, True)
    assert client.post(made.url, given | {"name": "ERP 2"}).status_code == 302
    assert Endpoint.objects.get().name == "ERP 2"


def test_only_who_watches_the_system_sees_them(desk: User, signed_in: SignIn) -> None:
    assert signed_in(desk).get("/operations/webhooks/").status_code == 403
