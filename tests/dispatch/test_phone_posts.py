"""Steps from a phone's outbox: once, at the time of the fact, in words, and never lost."""

from datetime import timedelta
from uuid import uuid4

import pytest

from core.models import Attachment, Event
from core.streams import Stream
from deadlines.enums import ClockKind
from deadlines.models import Clock, Todo
from dispatch.enums import OrderStatus, PostOutcome
from dispatch.events import ClockDoubted, OrderMoved
from dispatch.models import PhonePost
from dispatch.operations import dispatching
from tests.factories.dispatch import go_on_site, photo, prepare
from tests.factories.phones import Phone

HOUR = timedelta(hours=1)
FOUND = {"contact_person": "王建国", "findings": "电容鼓包", "proposal": "更换电容"}


@pytest.fixture
def clock(time_machine, at):
    time_machine.move_to(at, tick=False)
    return time_machine


@pytest.fixture
def phone(clock, signed_in, technician, order):
    return Phone(signed_in(technician), order.number)


def moves() -> int:
    return Event.objects.filter(name=OrderMoved.name).count()


def test_a_step_takes_effect_and_says_so_in_json(phone, order):
    answer = phone.send("acceptance")
    order.refresh_from_db()
    body = answer.json()
    assert (answer.status_code, body["result"], body["words"]) == (200, "applied", "已接单。")
    assert (body["next"], order.status) == (f"/work/{order.number}/", OrderStatus.ACCEPTED)


def test_a_repeat_gets_the_first_answer_and_changes_nothing(phone):
    key = uuid4()
    first, again = phone.send("acceptance", key=key), phone.send("acceptance", key=key)
    assert (first.json()["repeat"], again.json()["repeat"], again.json()["words"]) == (
        False,
        True,
        "已接单。",
    )
    assert (PhonePost.objects.count(), moves()) == (1, 1)


def test_another_body_under_the_key_is_a_conflict(phone, order, at):
    go_on_site(order, at)
    key = uuid4()
    phone.send("findings", FOUND, key=key)
    answer = phone.send("findings", FOUND | {"findings": "别的"}, key=key)
    assert (answer.status_code, answer.json()["kept"]) == (409, False)
    assert PhonePost.objects.kept().count() == 0


def test_the_fact_is_dated_by_the_phone(phone, order, clock, at):
    clock.move_to(at + 6 * HOUR, tick=False)
    phone.send("acceptance", done_at=at + HOUR)
    order.refresh_from_db()
    assert order.accepted_at == at + HOUR


def test_a_wrong_clock_is_corrected_stored_and_flagged(phone, order, clock, at):
    clock.move_to(at + 6 * HOUR, tick=False)
    phone.skew = 8 * HOUR
    phone.send("acceptance", done_at=at + HOUR, known_skew=8 * HOUR)
    post = PhonePost.objects.get()
    assert (post.at, post.skew_seconds, post.doubted) == (at + HOUR, -8 * 3600, True)
    assert (post.done_at_device, post.received_at) == (at + 9 * HOUR, at + 6 * HOUR)
    assert Event.objects.filter(name=ClockDoubted.name).count() == 1


def test_a_right_clock_leaves_no_flag(phone):
    phone.send("acceptance")
    assert (PhonePost.objects.get().doubted, Event.objects.filter(name=ClockDoubted.name).count()) == (
        False,
        0,
    )


def test_an_arrival_in_time_meets_its_promise_though_it_is_sent_late(phone, order, clock, at):
    prepare(order, at)
    phone.send("departure", done_at=at + HOUR)
    arrive = Clock.objects.get(stream=order.ticket_id, kind=ClockKind.ARRIVE, met_at=None, stopped_at=None)
    clock.move_to(arrive.due_at + 3 * HOUR, tick=False)
    phone.send("arrival", done_at=arrive.due_at - timedelta(minutes=10))
    arrive.refresh_from_db()
    assert (arrive.met_at, arrive.breached_at) == (arrive.due_at - timedelta(minutes=10), None)


def test_strangers_are_answered_in_json(client, order):
    answer = Phone(client, order.number).send("acceptance")
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/json")


def test_words_that_are_missing_go_to_the_fields_while_the_person_is_there(phone, order, at):
    go_on_site(order, at)
    answer = phone.send("findings", FOUND | {"proposal": ""}, attended=True)
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["proposal"])
    assert PhonePost.objects.count() == 0


def test_what_is_refused_later_is_kept_for_the_supervisor(phone, order, at, supervisor):
    go_on_site(order, at)
    answer = phone.send("findings", FOUND | {"proposal": ""})
    post = PhonePost.objects.get()
    assert (answer.status_code, answer.json()["kept"], post.outcome) == (422, True, PostOutcome.REFUSED)
    assert (post.fields["findings"], Todo.objects.get(kind="phone_kept").done_at) == (["电容鼓包"], None)


def test_the_mended_step_closes_what_was_kept(phone, order, at):
    go_on_site(order, at)
    phone.send("findings", FOUND | {"proposal": ""})
    phone.send("findings", FOUND)
    kept = PhonePost.objects.kept().get()
    assert (kept.adopted, kept.decision) == (False, "技师已改正重发")
    assert Todo.objects.get(kind="phone_kept").done_at is not None


def test_a_job_taken_back_meanwhile_keeps_words_and_pictures(phone, order, supervisor, at):
    dispatching.withdraw(order=order, by=supervisor, at=at, reason="客户取消")
    answer = phone.send("photos", {"photos": [photo()]})
    post = PhonePost.objects.get()
    assert (answer.status_code, answer.json()["result"], answer.json()["kept"]) == (409, "conflict", True)
    assert (post.outcome, post.files.count(), Attachment.objects.count()) == (PostOutcome.CONFLICT, 1, 1)
    assert "已撤回" in post.reason


def test_a_conflict_that_comes_again_is_kept_once(phone, order, supervisor, at):
    dispatching.withdraw(order=order, by=supervisor, at=at, reason="客户取消")
    key = uuid4()
    first, again = phone.send("acceptance", key=key), phone.send("acceptance", key=key)
    assert (first.json(), PhonePost.objects.count()) == (again.json(), 1)
    assert Todo.objects.filter(kind="phone_kept").count() == 1


def test_an_unreadable_picture_does_not_lose_the_words(phone, order, at):
    go_on_site(order, at)
    fake = photo("x.jpg")
    fake.write(b"GIF89a")
    fake.seek(0)
    answer = phone.send("photos", {"photos": [fake, photo("good.jpg")]})
    post = PhonePost.objects.get()
    assert (answer.status_code, post.outcome, post.files.count()) == (422, PostOutcome.REFUSED, 1)
    assert order.photos.count() == 0


def test_an_order_of_somebody_else_is_unknown(clock, signed_in, stranger, order):
    answer = Phone(signed_in(stranger), order.number).send("acceptance")
    assert (answer.status_code, PhonePost.objects.count()) == (404, 0)


def test_a_colleague_s_step_is_kept_as_a_conflict(clock, signed_in, supervisor, order):
    answer = Phone(signed_in(supervisor), order.number).send("acceptance")
    order.refresh_from_db()
    assert (answer.status_code, order.status) == (409, OrderStatus.DISPATCHED)


@pytest.mark.parametrize("name", ["Idempotency-Key", "Device-Done-At", "Device-Skew"])
def test_a_header_that_makes_no_sense_is_told(phone, order, name):
    headers = {
        "Accept": "application/json",
        "Idempotency-Key": str(uuid4()),
        "Device-Done-At": "2026-03-10T04:00:00Z",
        "Device-Sent-At": "2026-03-10T04:00:00Z",
    }
    answer = phone.client.post(f"/work/{order.number}/acceptance/", headers=headers | {name: "nonsense"})
    assert (answer.status_code, answer.json()["words"]) == (400, name)
    assert Stream.objects.get(pk=order.ticket_id).events.filter(name=OrderMoved.name).count() == 0


def test_the_state_names_person_token_time_and_pages(phone, order, technician):
    body = phone.client.get("/work/state/", headers={"Accept": "application/json"}).json()
    assert (body["user"], len(body["csrf"]), body["time"][:10]) == (str(technician.pk), 64, "2026-03-10")
    assert body["pages"] == ["/work/", "/work/mine/", f"/work/{order.number}/"]


def test_only_today_and_tomorrow_are_taken_along(phone, order, clock, at):
    clock.move_to(at - timedelta(days=3), tick=False)
    pages = phone.client.get("/work/state/", headers={"Accept": "application/json"}).json()["pages"]
    assert pages == ["/work/", "/work/mine/"]


def test_the_form_token_is_asked_for(signed_in, technician, order, clock):
    phone = Phone(signed_in(technician, enforce_csrf=True), order.number)
    assert phone.send("acceptance").status_code == 403
