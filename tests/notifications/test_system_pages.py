"""What is stuck, unknown or late, for administrators only."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from core.clock import now
from core.heartbeat import beat
from core.models import Delivery, Event, WorkState
from core.streams import open_stream
from notifications.enums import AttemptState
from notifications.models import Attempt, Message, SinkItem
from notifications.operations import NotWaiting, retry_message, send_due
from org.models import User
from tests.notifications.conftest import Queue

SignIn = Callable[..., Client]
PAGES = ["/operations/", "/sinks/mail/", "/sinks/sms/"]


def _park(row: Message) -> Message:
    Message.objects.filter(pk=row.pk).update(state=WorkState.PARKED, attempts=8, last_error="451 busy")
    return row


@pytest.fixture
def stuck_delivery(db: None, at: datetime) -> Delivery:
    stream = open_stream(kind="x", at=at)
    event = Event.objects.create(stream=stream, name="thing.happened", actor_name="系统", at=at)
    return Delivery.objects.create(
        event=event,
        stream=stream,
        handler="gone",
        not_before=at,
        state=WorkState.PARKED,
        last_error="LookupError",
    )


@pytest.mark.parametrize("page", PAGES)
def test_administrators_open_the_pages(administrator: User, signed_in: SignIn, page: str) -> None:
    assert signed_in(administrator).get(page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("person", ["desk", "manager", "group_officer"])
def test_others_are_refused(
    request: pytest.FixtureRequest, db: None, signed_in: SignIn, page: str, person: str
) -> None:
    assert signed_in(request.getfixturevalue(person)).get(page).status_code == 403


def test_others_cannot_retry(manager: User, letter: Queue, signed_in: SignIn) -> None:
    row = _park(letter())
    client = signed_in(manager)
    urls = [f"/operations/messages/{row.pk}/retry/", "/operations/retries/"]
    assert [client.post(url).status_code for url in urls] == [403, 403]
    assert Message.objects.get().state == WorkState.PARKED


def test_a_parked_message_is_shown_and_retried(administrator: User, letter: Queue, signed_in: SignIn) -> None:
    row = _park(letter())
    client = signed_in(administrator)
    assert "451 busy" in client.get("/operations/").content.decode()
    client.post(f"/operations/messages/{row.pk}/retry/")
    row.refresh_from_db()
    assert (row.state, row.attempts) == (WorkState.OPEN, 0)


def test_a_parked_delivery_is_shown_and_retried(
    administrator: User, stuck_delivery: Delivery, signed_in: SignIn
) -> None:
    client = signed_in(administrator)
    assert "thing.happened" in client.get("/operations/").content.decode()
    client.post(f"/operations/deliveries/{stuck_delivery.pk}/retry/")
    stuck_delivery.refresh_from_db()
    assert stuck_delivery.state == WorkState.OPEN


def test_all_parked_work_is_retried_at_once(
    administrator: User, letter: Queue, stuck_delivery: Delivery, signed_in: SignIn
) -> None:
    _park(letter())
    signed_in(administrator).post("/operations/retries/")
    states = {Message.objects.get().state, Delivery.objects.get().state}
    assert states == {WorkState.OPEN}


def test_an_unknown_attempt_is_shown_with_its_id(
    administrator: User, letter: Queue, at: datetime, signed_in: SignIn
) -> None:
    row = letter()
    Attempt.objects.create(
        message=row, reference=str(row.reference), started_at=at, unknown_at=at, state=AttemptState.UNKNOWN
    )
    context = signed_in(administrator).get("/operations/")
    assert context.context["unknown_number"] == 1
    assert str(row.reference) in context.content.decode()


def test_done_and_busy_messages_are_not_retried(administrator: User, letter: Queue, at: datetime) -> None:
    row = letter()
    for change in (
        {"state": WorkState.DONE},
        {"state": WorkState.OPEN, "leased_until": at + timedelta(minutes=1)},
    ):
        Message.objects.filter(pk=row.pk).update(**change)
        with pytest.raises(NotWaiting):
            retry_message(message=row.pk, by=administrator, at=at)
    assert Message.objects.get().leased_until == at + timedelta(minutes=1)


def test_without_servers_everything_ends_in_the_sink(
    administrator: User, letter: Queue, text: Queue, at: datetime, signed_in: SignIn
) -> None:
    letter(), text()
    assert send_due(at=at, limit=5) == [AttemptState.SENT, AttemptState.SENT]
    client = signed_in(administrator)
    mail, sms = (client.get(page).context["page"].items for page in PAGES[1:])
    assert ([row.address for row in mail], [row.address for row in sms]) == (
        ["li@example.com"],
        ["13800138000"],
    )


def test_a_sink_page_says_that_nothing_was_sent(administrator: User, signed_in: SignIn) -> None:
    assert "没有发给任何人" in signed_in(administrator).get("/sinks/sms/").content.decode()


def test_a_repeat_after_a_crash_is_one_row_in_the_sink(letter: Queue, at: datetime) -> None:
    row = letter()
    send_due(at=at)
    row.tries.update(state=AttemptState.SENDING)
    Message.objects.update(state=WorkState.OPEN, leased_until=None)
    send_due(at=at)
    assert (SinkItem.objects.count(), row.tries.get().state) == (1, AttemptState.SENT)


def test_markup_in_the_sink_stays_text(
    administrator: User, letter: Queue, at: datetime, signed_in: SignIn
) -> None:
    letter(body="<script>1</script>")
    send_due(at=at)
    assert "<script>1" not in signed_in(administrator).get("/sinks/mail/").content.decode()


def test_readyz_tells_the_delay_of_messages(letter: Queue, client: Client) -> None:
    letter(at=now() - timedelta(minutes=10))
    check: dict[str, Any] = client.get("/readyz").json()["checks"]["messages"]
    assert (check["ok"], check["lag_s"] >= 600) == (False, True)


def test_signs_of_life_are_told_in_words(administrator: User, at: datetime, signed_in: SignIn) -> None:
    beat("sweep", at=at)
    assert "心跳 时限巡检" in signed_in(administrator).get("/operations/").content.decode()
