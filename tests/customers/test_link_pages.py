"""The customer's private page, as the customer and as a stranger sees it."""

import base64
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.models import Attachment, Event
from core.private_links import token_of
from customers.models import Link
from customers.operations import links
from deadlines.models import Clock, Todo
from dispatch.models import Rating, Signature, WorkOrder
from notifications.models import Message
from org.models import Unit, User
from tests.factories.dispatch import finish, go_on_site, make_order, make_technician, picture, sign
from tests.factories.tickets import COMPLAINT, make_ticket
from tickets.models import ContactLog, Note, Ticket
from tickets.operations import contacts
from tickets.operations.customer_voice import wish_time
from tickets.operations.errors import TicketRefused

NOW = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
PNG = "data:image/png;base64,"


@pytest.fixture(autouse=True)
def frozen() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def ticket(east: Unit, desk: User, supervisor: User) -> Ticket:
    return make_ticket(east, by=desk, at=NOW, fault=True)


@pytest.fixture
def order(ticket: Ticket, east: Unit, supervisor: User) -> WorkOrder:
    return make_order(ticket, make_technician(east), by=supervisor, at=NOW)


def address(ticket: Ticket) -> str:
    link = Link.objects.filter(stream=ticket.pk).first() or links.open_link(
        stream=ticket.pk, contact=ticket.contact, at=NOW, by=ticket.owner
    )
    return f"/l/{token_of(link.seed)}/"


def send(client: Client, ticket: Ticket, verb: str, key: Any = None, **data: Any) -> Any:
    return client.post(f"{address(ticket)}{verb}/", {"key": str(key or uuid4())} | data)


def confirmed(ticket: Ticket) -> Client:
    client = Client()
    client.post(f"{address(ticket)}code/", {"digits": "5678"})
    return client


def html(answer: Any) -> str:
    return str(answer.content.decode())


def test_state_in_plain_words_without_signing_in(ticket: Ticket) -> None:
    answer = Client().get(address(ticket))
    assert answer.status_code == 200
    assert ("您的需求已受理，我们正在安排。" in html(answer), ticket.number in html(answer)) == (True, True)


def test_the_promised_step_is_shown_until_it_was_kept(east: Unit, desk: User, supervisor: User) -> None:
    ticket = make_ticket(east, by=desk, at=NOW, visit_wanted=False)
    promised = "最迟" in html(Client().get(address(ticket)))
    contacts.log_contact(ticket=ticket, reached=True, by=supervisor, at=NOW)
    assert (promised, "最迟" in html(Client().get(address(ticket)))) == (True, False)


def test_nothing_personal_before_the_digits(ticket: Ticket) -> None:
    page = html(Client().get(address(ticket)))
    assert [text for text in ("王建国", "13812345678", ticket.description) if text in page] == []


def test_opening_it_changes_nothing(ticket: Ticket) -> None:
    path = address(ticket)
    with CaptureQueriesContext(connection) as queries:
        Client().get(path)
        Client().head(path)
    writing = [one["sql"] for one in queries if not one["sql"].lstrip().upper().startswith("SELECT")]
    assert writing == []


def test_no_cache_and_no_search_engine_keeps_it(ticket: Ticket) -> None:
    answer = Client().get(address(ticket))
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")


def test_wrong_expired_and_revoked_links_answer_alike(ticket: Ticket, desk: User, frozen: Any) -> None:
    path = address(ticket)
    wrong = Client().get("/l/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/")
    links.revoke(link=Link.objects.get(), by=desk, at=NOW)
    revoked = Client().get(path)
    Link.objects.update(revoked_at=None)
    frozen.move_to(NOW + timedelta(days=61))
    expired = Client().get(path)
    pages = [without_tokens(html(one)) for one in (wrong, revoked, expired)]
    assert {one.status_code for one in (wrong, revoked, expired)} == {404}
    assert len(set(pages)) == 1


def without_tokens(page: str) -> str:
    kept = [
        line
        for line in page.splitlines()
        if "csrf" not in line and 'name="now"' not in line and 'name="next"' not in line
    ]
    return "\n".join(kept)


@pytest.mark.parametrize("verb", ["code", "message", "complaint"])
def test_posts_to_closed_links_answer_the_same_page(ticket: Ticket, verb: str) -> None:
    answer = Client().post(f"/l/AAAA/{verb}/", {"digits": "5678", "text": "x"})
    assert (answer.status_code, "链接不可用" in html(answer)) == (404, True)


def test_the_digits_open_what_is_personal(ticket: Ticket) -> None:
    assert ticket.description in html(confirmed(ticket).get(address(ticket)))


def test_a_wrong_code_is_counted_and_opens_nothing(ticket: Ticket) -> None:
    client = Client()
    answer = client.post(f"{address(ticket)}code/", {"digits": "0000"})
    assert (answer.status_code, Link.objects.get().wrong_codes) == (422, 1)
    assert ticket.description not in html(client.get(address(ticket)))


def test_the_code_of_one_link_does_not_open_another(ticket: Ticket, east: Unit, desk: User) -> None:
    client = confirmed(ticket)
    other = make_ticket(east, by=desk, at=NOW, name="李四", phone="13911110000", description="洗衣机漏水")
    assert other.description not in html(client.get(address(other)))


def test_a_message_reaches_the_responsible_person_once(ticket: Ticket) -> None:
    key = uuid4()
    first = send(Client(), ticket, "message", key=key, text="请带梯子")
    second = send(Client(), ticket, "message", key=key, text="请带梯子")
    assert (first.status_code, second.status_code) == (302, 302)
    assert list(Note.objects.filter(ticket=ticket).values_list("kind", "text")) == [("customer", "请带梯子")]


def test_a_reused_key_with_other_words_is_refused(ticket: Ticket) -> None:
    key = uuid4()
    send(Client(), ticket, "message", key=key, text="请带梯子")
    assert send(Client(), ticket, "message", key=key, text="不用带了").status_code == 409
    assert Note.objects.count() == 1


def test_an_empty_message_comes_back_with_its_error(ticket: Ticket) -> None:
    answer = send(Client(), ticket, "message", text=" ")
    assert (answer.status_code, Note.objects.count()) == (422, 0)


def test_photos_are_kept_and_shown_after_the_digits(ticket: Ticket) -> None:
    client = confirmed(ticket)
    file = SimpleUploadedFile("a.jpg", picture(), "image/jpeg")
    assert send(client, ticket, "photos", photos=file).status_code == 302
    row = Attachment.objects.get(stream=ticket.pk)
    path = f"{address(ticket)}photos/{row.uuid}/"
    shown = client.get(path)
    assert (shown.status_code, bool(b"".join(shown.streaming_content))) == (200, True)
    assert Client().get(path).status_code == 404


def test_a_file_that_is_no_picture_is_refused(ticket: Ticket) -> None:
    file = SimpleUploadedFile("a.jpg", b"no picture", "image/jpeg")
    answer = send(Client(), ticket, "photos", photos=file)
    assert (answer.status_code, Attachment.objects.count()) == (422, 0)


def test_another_time_becomes_a_todo_and_moves_no_promise(ticket: Ticket) -> None:
    before = list(Clock.objects.filter(stream=ticket.pk).values_list("kind", "due_at"))
    answer = send(Client(), ticket, "time", wished_at="2026-03-12T09:00", text="上午在家")
    todo = Todo.objects.get(stream=ticket.pk, kind="customer_time")
    assert (answer.status_code, todo.owner_id) == (302, ticket.owner_id)
    assert list(Clock.objects.filter(stream=ticket.pk).values_list("kind", "due_at")) == before


def test_a_past_time_is_refused(ticket: Ticket) -> None:
    answer = send(Client(), ticket, "time", wished_at="2026-03-09T09:00")
    assert (answer.status_code, Todo.objects.filter(kind="customer_time").count()) == (422, 0)


def test_a_time_is_no_more_taken_once_somebody_set_out(order: WorkOrder) -> None:
    go_on_site(order, NOW)
    answer = send(Client(), order.ticket, "time", wished_at="2026-03-12T09:00")
    assert (answer.status_code, Todo.objects.filter(kind="customer_time").count()) == (409, 0)
    with pytest.raises(TicketRefused, match="技师已经出发"):
        wish_time(ticket=order.ticket, wished_at=NOW + HOUR, text="", at=NOW)


def test_what_was_taken_is_said_again_though_it_is_offered_no_more(order: WorkOrder) -> None:
    key, told = uuid4(), {"wished_at": "2026-03-12T09:00"}
    send(Client(), order.ticket, "time", key, **told)
    go_on_site(order, NOW)
    assert send(Client(), order.ticket, "time", key, **told).status_code == 302


def test_agreeing_to_the_planned_time_is_an_agreed_arrival(order: WorkOrder) -> None:
    answer = send(Client(), order.ticket, "agreement")
    row = ContactLog.objects.get(ticket=order.ticket)
    assert (answer.status_code, row.agreed_at, row.by) == (302, NOW + 2 * HOUR, None)
    assert "已约定" in html(Client().get(address(order.ticket)))


def test_a_second_tab_agrees_to_nothing_more(order: WorkOrder) -> None:
    answers = [send(Client(), order.ticket, "agreement").status_code for _tab in range(2)]
    assert (answers, ContactLog.objects.filter(ticket=order.ticket).count()) == ([302, 422], 1)


def test_a_planned_time_that_is_past_is_not_agreed_to(order: WorkOrder, frozen: Any) -> None:
    frozen.shift(3 * HOUR)
    answer = send(Client(), order.ticket, "agreement")
    assert (answer.status_code, ContactLog.objects.filter(ticket=order.ticket).count()) == (422, 0)


def test_a_complaint_becomes_a_ticket_of_its_own(ticket: Ticket) -> None:
    send(Client(), ticket, "complaint", text="师傅迟到两小时")
    made = Ticket.objects.get(intent="complaint")
    assert (made.customer, made.channel, made.complaint.stage) == (ticket.customer, "web", "verifying")
    assert ticket.number in made.notes.get().text


def test_a_complaint_on_an_open_complaint_joins_it(east: Unit, desk: User) -> None:
    held = make_ticket(east, by=desk, at=NOW, **COMPLAINT)
    send(Client(), held, "complaint", text="到现在没人联系")
    assert (Ticket.objects.count(), held.notes.get().text) == (1, "到现在没人联系")


def signature() -> dict[str, str]:
    good = dict.fromkeys(("quality", "attitude", "time"), "satisfied")
    return good | {"signer": "王建国", "signature": PNG + base64.b64encode(picture("PNG")).decode()}


def test_signing_asks_the_digits_first(order: WorkOrder) -> None:
    finish(order, NOW)
    answer = send(Client(), order.ticket, "signature", **signature())
    assert (answer.status_code, Signature.objects.count()) == (403, 0)


def test_the_customer_signs_on_the_own_phone(order: WorkOrder) -> None:
    finish(order, NOW)
    answer = send(confirmed(order.ticket), order.ticket, "signature", **signature())
    order.refresh_from_db()
    order.ticket.refresh_from_db()
    assert (answer.status_code, order.status, order.ticket.status) == (302, "signed", "signed")
    assert (Signature.objects.get().signer, Rating.objects.count()) == ("王建国", 1)


def test_who_rated_with_the_signature_is_not_asked_again(order: WorkOrder) -> None:
    finish(order, NOW)
    browser = confirmed(order.ticket)
    send(browser, order.ticket, "signature", **signature())
    given = dict.fromkeys(("quality", "attitude", "time"), "satisfied")
    assert "评价本次服务" not in browser.get(address(order.ticket)).content.decode()
    assert (send(browser, order.ticket, "rating", **given).status_code, Rating.objects.count()) == (409, 1)


def test_dissatisfaction_sends_the_job_back(order: WorkOrder) -> None:
    finish(order, NOW)
    given = dict.fromkeys(("quality", "attitude", "time"), "satisfied") | {"time": "unsatisfied"}
    send(confirmed(order.ticket), order.ticket, "signature", **given)
    order.refresh_from_db()
    assert (order.status, Signature.objects.count()) == ("on_site", 0)


def test_three_ratings_after_the_job_count_once(order: WorkOrder, frozen: Any) -> None:
    sign(order, NOW)
    frozen.move_to(NOW + HOUR)
    given = dict.fromkeys(("quality", "attitude"), "satisfied") | {"time": "unsatisfied"}
    answers = [send(Client(), order.ticket, "rating", **given) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 409]
    assert (order.ratings.count(), Todo.objects.filter(kind="refusal_call").count()) == (2, 1)


def test_the_token_never_reaches_the_log(ticket: Ticket, caplog: pytest.LogCaptureFixture) -> None:
    path = address(ticket)
    Client().get(f"{path}photos/{uuid4()}/")
    send(Client(), ticket, "deletion")
    send(Client(), ticket, "signature")
    assert path.split("/")[2] not in caplog.text


def test_an_unknown_verb_is_not_there(ticket: Ticket) -> None:
    assert send(Client(), ticket, "deletion").status_code == 404


def test_what_the_customer_did_stands_on_the_timeline_as_the_customer_s(ticket: Ticket) -> None:
    send(Client(), ticket, "message", text="请带梯子")
    event = Event.objects.get(stream=ticket.pk, name="ticket.customer_wrote")
    assert (event.actor_name, event.actor_id) == ("客户", None)


SendIn = Callable[..., Client]


def test_the_button_on_the_ticket_sends_the_link_by_sms(
    ticket: Ticket, desk: User, signed_in: SendIn
) -> None:
    signed_in(desk).post(f"/tickets/{ticket.number}/links/")
    row = Message.objects.get(recipient=None)
    assert (row.channel, row.address, "{link:" in row.body) == ("sms", "13812345678", True)


def test_the_ticket_page_revokes_it(ticket: Ticket, desk: User, signed_in: SendIn) -> None:
    path = address(ticket)
    client = signed_in(desk)
    assert "吊销" in html(client.get(f"/tickets/{ticket.number}/"))
    client.post(f"/tickets/{ticket.number}/links/{Link.objects.get().pk}/revocation/")
    assert Client().get(path).status_code == 404
