"""The customer's own hand on the own data: consents, and a copy to download for a limited time."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from core import jobs
from core.actors import SYSTEM
from core.models import Event, Job
from core.private_links import token_of
from customers.enums import ConsentPurpose, ConsentSource, CustomerKind
from customers.models import Consent, Customer
from customers.operations import consents
from customers.operations.links import open_link
from deadlines.models import Clock
from org.models import Unit, User
from org.operations.calendar import load_published_years
from privacy.models import RightsRequest
from tests.factories.tickets import make_ticket
from tickets.models import Ticket

NOW = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def frozen(db: None) -> Iterator[Any]:
    load_published_years(by=SYSTEM, at=NOW)
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def ticket(east: Unit, desk: User) -> Ticket:
    return make_ticket(east, by=desk, at=NOW)


@pytest.fixture
def page(ticket: Ticket, desk: User) -> str:
    return f"/l/{token_of(open_link(stream=ticket.pk, contact=ticket.contact, at=NOW, by=desk).seed)}/"


@pytest.fixture
def owner(page: str) -> Client:
    """The customer's browser, after the last four digits."""
    client = Client()
    confirm(client, page)
    return client


def confirm(client: Client, page: str) -> None:
    client.post(f"{page}code/", {"digits": "5678"})


def ask(client: Client, page: str) -> Any:
    return client.post(f"{page}privacy/", {"key": str(uuid4()), "kind": "copy", "details": ""})


def fetch(client: Client, page: str) -> Any:
    return client.post(f"{page}copy/file/")


def taken(row: RightsRequest) -> list[tuple[str, bool]]:
    events = Event.objects.filter(stream=row.pk, name="privacy.copy_taken").order_by("pk")
    return [(event.actor_name, event.facts["by_customer"]) for event in events]


def test_the_customer_withdraws_a_consent(ticket: Ticket, page: str, owner: Client) -> None:
    consents.give(
        customer=ticket.customer, purpose=ConsentPurpose.SURVEY, source=ConsentSource.PHONE, by=SYSTEM, at=NOW
    )
    owner.post(f"{page}consent/", {"key": str(uuid4()), "purpose": "survey", "given": "no"})
    assert Consent.objects.get().withdrawn_at == NOW


def test_a_copy_asked_for_is_prepared_and_downloaded(ticket: Ticket, page: str, owner: Client) -> None:
    assert ask(owner, page).status_code == 302
    assert "正在准备" in owner.get(page).content.decode()
    jobs.work_due(clock=lambda: NOW)
    assert "下载副本" in owner.get(page).content.decode()
    answer = fetch(owner, page)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        data = json.loads(packed.read("data.json"))
    assert [line["电话"] for line in data["customers.contact"]] == ["13812345678"]


def test_downloading_is_on_record_and_settles_the_request(page: str, owner: Client) -> None:
    ask(owner, page)
    jobs.work_due(clock=lambda: NOW)
    assert [fetch(owner, page).status_code, fetch(owner, page).status_code] == [200, 200]
    row = RightsRequest.objects.get()
    assert (row.state, row.fetched_at, row.settled_by) == ("done", NOW, None)
    assert Clock.objects.get(stream=row.pk).met_at == NOW
    assert taken(row) == [("客户", True)] * 2


def test_after_the_hours_of_the_pack_it_is_refused(page: str, owner: Client, frozen: Any) -> None:
    ask(owner, page)
    jobs.work_due(clock=lambda: NOW)
    frozen.move_to(NOW + 72 * HOUR)
    confirm(owner, page)
    answer = fetch(owner, page)
    assert (answer.status_code, "副本已过期" in answer.content.decode()) == (422, True)
    assert taken(RightsRequest.objects.get()) == []


def test_asked_again_while_it_is_ready_nothing_is_made_anew(page: str, owner: Client) -> None:
    ask(owner, page)
    ask(owner, page)
    jobs.work_due(clock=lambda: NOW)
    ask(owner, page)
    assert (RightsRequest.objects.count(), Job.objects.count()) == (1, 1)


def test_without_the_digits_there_is_no_copy(page: str, owner: Client) -> None:
    ask(owner, page)
    jobs.work_due(clock=lambda: NOW)
    answer = fetch(Client(), page)
    assert (answer.status_code, RightsRequest.objects.get().fetched_at) == (403, None)
    assert ask(Client(), page).status_code == 403


def test_opening_the_address_of_the_file_does_nothing(page: str, owner: Client) -> None:
    ask(owner, page)
    jobs.work_due(clock=lambda: NOW)
    assert owner.get(f"{page}copy/file/").status_code == 405
    assert taken(RightsRequest.objects.get()) == []


@pytest.mark.parametrize("verb", ["copy", "else"])
def test_nothing_asked_for_gives_no_file(page: str, owner: Client, verb: str) -> None:
    assert owner.post(f"{page}{verb}/file/").status_code == {"copy": 422, "else": 404}[verb]


def test_for_an_organisation_the_staff_decide(ticket: Ticket, page: str, owner: Client) -> None:
    Customer.objects.filter(pk=ticket.customer_id).update(kind=CustomerKind.ORGANISATION)
    ask(owner, page)
    assert (RightsRequest.objects.get().state, Job.objects.count()) == ("open", 0)
    assert fetch(owner, page).status_code == 422
