"""Requests about personal data: registered, due in working days, copied once, settled."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from core import jobs
from core.actors import SYSTEM
from customers.enums import ConsentPurpose, ConsentSource
from customers.models import Customer
from customers.operations import consents
from customers.queries.consents import may_send
from deadlines.models import Clock
from org.models import Unit, User
from org.operations.calendar import load_published_years
from privacy.models import RightsRequest
from privacy.operations import copying
from privacy.operations import requests as operations
from privacy.operations.requests import RequestRefused
from privacy.operations.taking import take_copy
from tests.factories.tickets import make_ticket
from tickets.models import Ticket

SignIn = Callable[[User], Client]
NOW = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def backups(db: None, settings: Any, tmp_path: Any) -> Any:
    settings.BACKUP_FOLDER = tmp_path
    load_published_years(by=SYSTEM, at=NOW)
    with time_machine.travel(NOW, tick=False):
        yield tmp_path


@pytest.fixture
def ticket(east: Unit, desk: User) -> Ticket:
    return make_ticket(east, by=desk, at=NOW)


def ask(customer: Customer, by: User, kind: str) -> RightsRequest:
    return operations.register(customer=customer, kind=kind, source="phone", details="", by=by, at=NOW)


def test_a_request_is_due_after_15_working_days(ticket: Ticket, desk: User) -> None:
    row = ask(ticket.customer, desk, "copy")
    clock = Clock.objects.get(stream=row.pk)
    assert (row.due_at, clock.due_at) == (datetime(2026, 3, 31, 16, 0, tzinfo=UTC),) * 2


def test_an_open_request_of_the_kind_is_not_doubled(ticket: Ticket, desk: User) -> None:
    assert ask(ticket.customer, desk, "copy") == ask(ticket.customer, desk, "copy")


def test_the_copy_holds_everything_and_is_taken_once(ticket: Ticket, desk: User, manager: User) -> None:
    row = ask(ticket.customer, desk, "copy")
    copying.start(request=row, by=manager, at=NOW)
    jobs.work_due(clock=lambda: NOW)
    content = take_copy(request=row, by=manager, at=NOW)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names, data = packed.namelist(), json.loads(packed.read("data.json"))
    assert names[:2] == ["data.json", "data.xlsx"]
    assert [line["电话"] for line in data["customers.contact"]] == ["13812345678"]
    assert len(data["tickets.ticket"]) == 1
    with pytest.raises(RequestRefused):
        take_copy(request=row, by=manager, at=NOW)


def test_a_withdrawal_ends_all_consents(ticket: Ticket, desk: User, manager: User) -> None:
    consents.give(
        customer=ticket.customer,
        purpose=ConsentPurpose.MARKETING,
        source=ConsentSource.PHONE,
        by=desk,
        at=NOW,
    )
    row = ask(ticket.customer, desk, "withdrawal")
    operations.settle(request=row, state="done", answer="", by=manager, at=NOW)
    assert may_send(ticket.customer, ConsentPurpose.MARKETING) is False
    assert Clock.objects.get(stream=row.pk).met_at == NOW


def test_a_deletion_waits_for_the_open_ticket(
    ticket: Ticket, desk: User, manager: User, signed_in: SignIn
) -> None:
    row = ask(ticket.customer, desk, "deletion")
    answer = signed_in(manager).post(f"/privacy/requests/{row.number}/settlement/", {"state": "done"})
    row.refresh_from_db()
    assert (answer.status_code, row.state) == (422, "open")
    assert "尚未结束" in answer.content.decode()


def test_a_deletion_makes_the_pages_say_anonymous(
    ticket: Ticket, desk: User, manager: User, signed_in: SignIn
) -> None:
    Ticket.objects.filter(pk=ticket.pk).update(status="archived", closed_at=NOW)
    row = ask(ticket.customer, desk, "deletion")
    client = signed_in(manager)
    client.post(f"/privacy/requests/{row.number}/settlement/", {"state": "done"})
    page = client.get(f"/customers/{ticket.customer_id}/").content.decode()
    assert ("已匿名" in page, "王建国" in page, "138****5678" in page) == (True, False, False)
    assert client.get(f"/tickets/{ticket.number}/").status_code == 200


def test_the_desk_registers_from_the_customers_page(ticket: Ticket, desk: User, signed_in: SignIn) -> None:
    answer = signed_in(desk).post(
        f"/customers/{ticket.customer_id}/privacy/new/", {"kind": "copy", "source": "phone"}
    )
    assert (answer.status_code, RightsRequest.objects.get().kind) == (302, "copy")


def test_the_pages_open(ticket: Ticket, desk: User, manager: User, signed_in: SignIn) -> None:
    row = ask(ticket.customer, desk, "copy")
    client = signed_in(manager)
    pages = ["/privacy/", "/privacy/openings/", "/privacy/purges/", f"/privacy/requests/{row.number}/"]
    pages += [f"/customers/{ticket.customer_id}/privacy/new/", "/"]
    assert [client.get(page).status_code for page in pages] == [200] * 6


def test_staff_write_down_consent_and_withdrawal(ticket: Ticket, desk: User, signed_in: SignIn) -> None:
    client, page = signed_in(desk), f"/customers/{ticket.customer_id}/consents/"
    client.post(page, {"purpose": "marketing", "given": "yes"})
    given = may_send(ticket.customer, ConsentPurpose.MARKETING)
    client.post(page, {"purpose": "marketing", "given": "no"})
    assert (given, may_send(ticket.customer, ConsentPurpose.MARKETING)) == (True, False)
