"""The public form: what it takes in, and what it refuses."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from core.models import Attachment
from core.outbox import deliver_due
from core.private_links import written_in
from customers.models import Consent, Link
from notifications.models import Message
from org.models import Unit, User
from tests.factories.dispatch import picture
from tickets.forms.service import stamp
from tickets.models import Ticket

NOW = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
SHOWN = NOW - timedelta(seconds=30)


@pytest.fixture(autouse=True)
def _frozen() -> Iterator[None]:
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield
    cache.clear()


@pytest.fixture(autouse=True)
def _company(east: Unit, supervisor: User) -> None:
    """Somebody answers."""


def given(east: Unit, **other: Any) -> dict[str, Any]:
    return {
        "need": "repair",
        "description": "空调不制冷",
        "name": "王建国",
        "phone": "138 1234 5678",
        "region": east.pk,
        "address": "上海市浦东新区人民路186号",
        "agreed": "on",
        "stamp": stamp(SHOWN),
        "key": str(uuid4()),
    } | other


def post(east: Unit, client: Client | None = None, **other: Any) -> Any:
    return (client or Client()).post("/service/", given(east, **other))


def html(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_page_shows_the_purpose_notice() -> None:
    page = html(Client().get("/service/"))
    assert ("个人信息使用说明" in page, "我已阅读并同意" in page) == (True, True)


def test_a_fault_of_a_hidden_field_is_told_without_its_name(east: Unit) -> None:
    page = html(post(east, stamp=stamp(NOW)))
    assert ("<li>提交过快，请核对内容后再提交一次。</li>" in page, "Stamp" in page) == (True, False)


def test_a_request_becomes_a_ticket_of_the_website(east: Unit) -> None:
    answer = post(east)
    ticket = Ticket.objects.get()
    assert (answer.status_code, ticket.channel, ticket.status) == (201, "web", "registered")
    assert (ticket.region, ticket.contact.phone, ticket.typed_by) == (east, "13812345678", None)
    assert ticket.owner is not None


def test_the_answer_names_number_next_step_latest_time_and_link(east: Unit) -> None:
    page = html(post(east))
    told = Ticket.objects.get().acknowledgement
    link = written_in(f"{{link:{Link.objects.get().seed}}}")
    assert [text in page for text in (told.number, told.next_step, link)] == [True] * 3


@pytest.mark.parametrize(
    ("need", "intent", "service_type"),
    [
        ("repair", "booking", "repair"),
        ("installation", "booking", "installation"),
        ("question", "consultation", "support"),
        ("complaint", "complaint", "complaint"),
    ],
)
def test_each_need_has_its_intent(east: Unit, need: str, intent: str, service_type: str) -> None:
    post(east, need=need)
    ticket = Ticket.objects.get()
    assert (ticket.intent, ticket.service_type) == (intent, service_type)


@pytest.mark.requirement("PRV-05")
@pytest.mark.parametrize("proof", ["", "made-up", "old"])
def test_without_the_notice_shown_nothing_is_taken_in(east: Unit, proof: str) -> None:
    proof = stamp(NOW - timedelta(hours=25)) if proof == "old" else proof
    answer = post(east, stamp=proof)
    assert (answer.status_code, Ticket.objects.count(), Consent.objects.count()) == (422, 0, 0)


@pytest.mark.requirement("PRV-05")
def test_without_the_tick_nothing_is_taken_in(east: Unit) -> None:
    form = given(east)
    del form["agreed"]
    assert (Client().post("/service/", form).status_code, Ticket.objects.count()) == (422, 0)


def test_what_was_agreed_is_kept_with_the_version_of_the_notice(east: Unit) -> None:
    post(east, marketing="on")
    assert list(Consent.objects.order_by("purpose").values_list("purpose", "source", "notice")) == [
        ("marketing", "web_form", "2026-01"),
        ("service", "web_form", "2026-01"),
    ]


def test_a_program_that_fills_every_field_is_refused(east: Unit) -> None:
    assert (post(east, website="http://spam.example").status_code, Ticket.objects.count()) == (422, 0)


def test_a_form_sent_at_once_is_refused(east: Unit) -> None:
    answer = post(east, stamp=stamp(NOW - timedelta(seconds=2)))
    assert (answer.status_code, Ticket.objects.count()) == (422, 0)


def test_one_address_gets_no_further_than_the_hour_s_number(east: Unit) -> None:
    answers = [post(east, description=f"空调不制冷{n}").status_code for n in range(22)]
    assert (answers.count(201), answers[-2:], Ticket.objects.count()) == (20, [429, 429], 20)


def test_the_same_form_twice_is_one_ticket(east: Unit) -> None:
    form = given(east)
    first, second = Client().post("/service/", form), Client().post("/service/", form)
    assert (first.status_code, second.status_code, Ticket.objects.count()) == (201, 201, 1)


def test_faults_are_named_and_the_input_is_kept(east: Unit) -> None:
    page = post(east, phone="123", address="")
    assert (page.status_code, Ticket.objects.count()) == (422, 0)
    assert ("请填写可回拨的电话号码。" in html(page), "空调不制冷" in html(page)) == (True, True)


def test_photos_come_along(east: Unit) -> None:
    post(east, photos=SimpleUploadedFile("a.jpg", picture(), "image/jpeg"))
    assert Attachment.objects.get().stream_id == Ticket.objects.get().pk


def test_a_bad_photo_stores_nothing(east: Unit) -> None:
    answer = post(east, photos=SimpleUploadedFile("a.jpg", b"%PDF", "image/jpeg"))
    assert (answer.status_code, Ticket.objects.count(), Attachment.objects.count()) == (422, 0, 0)


def test_the_link_also_goes_to_the_phone(east: Unit) -> None:
    post(east)
    deliver_due(at=NOW)
    row = Message.objects.get(recipient=None)
    assert (row.channel, row.address) == ("sms", "13812345678")
    assert written_in(row.body) != row.body


def test_texts_to_customers_hold_no_names_or_places(east: Unit) -> None:
    post(east)
    deliver_due(at=NOW)
    said = "".join(Message.objects.values_list("subject", flat=True)) + "".join(
        Message.objects.values_list("body", flat=True)
    )
    assert [text for text in ("王建国", "13812345678", "人民路") if text in said] == []
