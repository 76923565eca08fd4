"""What the information clerk may do, and what not."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from knowledge.models import Notice
from org.models import Unit, User
from org.operations.tokens import make
from tests.factories.org import appoint, make_user
from tests.factories.tickets import make_ticket
from tickets.models import CallLeg, Ticket
from tickets.operations import lifecycle
from tickets.operations.hotline.calls import sit_down

Type = Callable[..., dict[str, Any]]
URL = "/api/v1/cti/call-events/"


@pytest.fixture
def clerk(east: Unit) -> User:
    return appoint(make_user("clerk", "冯信息"), east, "clerk")


@pytest.fixture
def browser(clerk: User, signed_in: Callable[..., Client]) -> Client:
    return signed_in(clerk)


@pytest.mark.requirement("ORG-11")
def test_the_clerk_registers(browser: Client, clerk: User, supervisor: User, typed: Type) -> None:
    assert browser.post("/intake/booking/", typed()).status_code == 302
    assert Ticket.objects.get().typed_by == clerk


@pytest.mark.requirement("ORG-11")
def test_the_clerk_transfers_a_call(clerk: User, desk: User, at: datetime) -> None:
    sit_down(user=clerk, extension="801", at=at)
    sit_down(user=desk, extension="802", at=at)
    token = make(user=desk, name="电话系统", by=desk, at=at)
    for told in ({"event": "answered"}, {"event": "transferred", "to": "802"}):
        body = {"call_id": "c-1", "extension": "801"} | told
        headers = {"Authorization": f"Bearer {token}"}
        assert Client().post(URL, body, content_type="application/json", headers=headers).status_code == 200
    assert list(CallLeg.objects.values_list("agent", flat=True)) == [clerk.pk, desk.pk]


@pytest.mark.requirement("ORG-11")
def test_the_clerk_publishes_a_notice(browser: Client, clerk: User, east: Unit) -> None:
    given = {"title": "资料更新", "body": "新价目表已发布。", "unit": east.pk}
    assert browser.post("/notices/new/", given).status_code == 302
    assert Notice.objects.get().by == clerk


@pytest.mark.requirement("ORG-11")
def test_the_clerk_files_a_ticket(
    browser: Client, east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    ticket = make_ticket(east, by=desk, at=at)
    lifecycle.return_for_correction(ticket=ticket, reason="可电话解决", by=supervisor, at=at)
    lifecycle.resolve_by_phone(ticket=ticket, resolution="重启", by=desk, at=at)
    assert browser.post(f"/tickets/{ticket.number}/archive/").status_code == 302
    ticket.refresh_from_db()
    assert ticket.status == "archived"


@pytest.mark.requirement("ORG-11")
def test_the_clerk_does_not_approve_dispatch(
    browser: Client, east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    ticket = make_ticket(east, by=desk, at=at)
    assert browser.post(f"/approvals/{ticket.number}/approval/").status_code == 403
    ticket.refresh_from_db()
    assert ticket.status == "awaiting_approval"
