"""The register: calls, letters and faxes, answered before they are filed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from org.models import Unit, User
from tests.factories.tickets import COMPLAINT, make_ticket
from tickets.enums import Channel
from tickets.models import Call, Letter, Ticket
from tickets.obstacles import unanswered
from tickets.operations.contacts import log_contact
from tickets.operations.hotline.calls import Told, take_event

SignIn = Callable[..., Client]


@pytest.fixture
def body(east: Unit) -> dict[str, Any]:
    return {
        "channel": "letter",
        "direction": "in",
        "at": "2026-03-10T10:00",
        "sender": "赵丽",
        "phone": "13900001111",
        "region": east.pk,
        "content": "感谢师傅及时上门",
    }


def log(browser: Client, body: dict[str, Any], **more: Any) -> Any:
    return browser.post("/letters/new/", body | more)


def test_a_letter_is_received_or_sent_not_called(hotline: Client) -> None:
    page = hotline.get("/letters/new/").content.decode()
    assert [word in page for word in ("收到", "发出", "客户来电", "---------")] == [True, True, False, False]


@pytest.mark.requirement("INT-07")
@pytest.mark.parametrize("channel", ["phone", "letter"])
def test_every_call_and_letter_has_a_line_with_date_caller_content_and_handler(
    hotline: Client, east: Unit, desk: User, at: datetime, channel: str
) -> None:
    ticket = make_ticket(east, by=desk, at=at, channel=channel)
    line = hotline.get("/register/").context["lines"][0]
    assert (line.at, line.caller, line.content, line.handler, line.number) == (
        ticket.registered_at,
        "王建国",
        ticket.description,
        "李晓敏",
        ticket.number,
    )


def test_a_call_without_a_ticket_and_a_letter_stand_there_too(
    hotline: Client, desk: User, body: dict[str, Any], at: datetime
) -> None:
    take_event(told=Told(call_id="c", event="ended", at=at, caller="13812345678"))
    Call.objects.get().legs.create(n=1, extension="1", agent=desk, started_at=at)
    log(hotline, body)
    page = hotline.get("/register/").content.decode()
    assert ("138****5678" in page, "感谢师傅及时上门" in page, "13900001111" in page) == (True, True, False)


@pytest.mark.requirement("INT-08")
def test_a_fax_shows_pages_and_number(hotline: Client, body: dict[str, Any]) -> None:
    assert log(hotline, body, channel="fax").status_code == 422
    log(hotline, body, channel="fax", direction="out", pages="3", fax_number="021-26366532")
    page = hotline.get(f"/letters/{Letter.objects.get().number}/").content.decode()
    assert ("3 页" in page, "021-26366532" in page, "发出" in page) == (True, True, True)


@pytest.mark.requirement("INT-25")
def test_no_letter_is_filed_without_an_answer(hotline: Client, body: dict[str, Any], at: datetime) -> None:
    log(hotline, body)
    address = f"/letters/{Letter.objects.get().number}/"
    assert (hotline.post(f"{address}archive/").status_code, Letter.objects.get().archived_at) == (409, None)
    hotline.post(f"{address}replies/", {"channel": "phone", "text": "已电话致谢"})
    assert (hotline.post(f"{address}archive/").status_code, Letter.objects.get().archived_at) == (302, at)
    assert hotline.post(f"{address}replies/", {"channel": "phone", "text": "再答"}).status_code == 409


@pytest.mark.requirement("INT-25")
@pytest.mark.parametrize("given", [COMPLAINT, {"channel": "card"}, {"channel": "letter"}, {"channel": "fax"}])
def test_no_complaint_or_written_ticket_is_filed_without_an_answer(
    east: Unit, desk: User, at: datetime, given: dict[str, Any]
) -> None:
    ticket = make_ticket(east, by=desk, at=at, **given)
    before = [block.code for block in unanswered(ticket, "archived")]
    log_contact(ticket=ticket, reached=True, by=desk, at=at)
    assert (before, unanswered(ticket, "archived")) == (["unanswered"], [])


def test_a_letter_may_name_its_ticket(
    hotline: Client, east: Unit, desk: User, body: dict[str, Any], at: datetime
) -> None:
    ticket = make_ticket(east, by=desk, at=at)
    assert log(hotline, body, ticket_number="TK-2026-999999").status_code == 422
    log(hotline, body, ticket_number=ticket.number.lower())
    assert Letter.objects.get().ticket == ticket


def test_strangers_see_neither_letter_nor_line(
    hotline: Client, body: dict[str, Any], stranger: User, signed_in: SignIn
) -> None:
    log(hotline, body)
    browser = signed_in(stranger)
    assert browser.get(f"/letters/{Letter.objects.get().number}/").status_code == 404
    assert browser.get("/register/").context["lines"] == []


@pytest.mark.parametrize("channel", [one for one in Channel.values if one != "alarm"])
def test_all_ten_channels_are_logged_at_the_desk(
    hotline: Client, typed: Callable[..., dict[str, Any]], supervisor: User, channel: str
) -> None:
    hotline.post("/intake/booking/", typed(channel=channel))
    assert Ticket.objects.get().channel == channel
