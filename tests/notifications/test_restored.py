"""A restored house keeps silent until an administrator has decided what becomes of what waits."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from benchmarks.servers import HookServer, MailServer
from core import restorations
from core.models import Restoration, WorkState
from notifications.enums import Release
from notifications.models import Message, WebhookCall
from notifications.operations import NothingHeld, backlog, mailbox, release, send_due, webhooks
from org.models import User
from tests.notifications.conftest import Queue

SignIn = Callable[..., Client]
LATER = timedelta(minutes=5)


@pytest.fixture
def call(administrator: User, at: datetime) -> WebhookCall:
    """One webhook call that waited in the backup."""
    endpoint = webhooks.add_endpoint(
        name="ERP", url="http://127.0.0.1:1/", events=[], by=administrator, at=at
    )
    return webhooks.queue_test(endpoint=endpoint, by=administrator, at=at)


@pytest.fixture
def restored(letter: Queue, text: Queue, call: WebhookCall, at: datetime) -> Restoration:
    """Two letters, an SMS and a call: one letter was written after the restore."""
    letter(), text()
    row = restorations.note(made_at=at - LATER, at=at + LATER)
    letter(cause="new", at=at + 2 * LATER)
    return row


def open_now() -> list[str]:
    left = Message.objects.outgoing().filter(state=WorkState.OPEN).order_by("pk")
    return [
        *(f"{row.channel} {row.cause}" for row in left),
        *WebhookCall.objects.filter(state=WorkState.OPEN),
    ]


def test_nothing_leaves_a_restored_house(
    restored: Restoration, mail_server: MailServer, at: datetime, settings: Any
) -> None:
    settings.WEBHOOK_ALLOW_LOCAL = True
    with HookServer() as hooks:
        later = at + timedelta(days=1)
        assert (send_due(at=later), webhooks.call_due(at=later)) == ([], [])
        assert (mail_server.letters, hooks.arrivals) == ([], [])
    assert Message.objects.outgoing().filter(attempts=0).count() == 3


def test_the_mailbox_is_left_to_the_house_it_was_copied_from(
    restored: Restoration, at: datetime, settings: Any
) -> None:
    settings.IMAP_HOST, settings.IMAP_PORT = "127.0.0.1", 1  # nobody listens there
    assert mailbox.fetch(at=at) == 0


def test_waiting_on_purpose_is_no_failure(restored: Restoration, at: datetime) -> None:
    check: dict[str, Any] = Client().get("/readyz").json()["checks"]["messages"]
    assert (check["ok"], check["lag_s"] > 300) == (True, True)


def test_the_backlog_tells_what_the_other_house_may_have_sent(restored: Restoration) -> None:
    assert [(line.way, line.before, line.since) for line in backlog(restored)] == [
        ("email", 1, 1),
        ("sms", 1, 0),
        ("webhook", 1, 0),
    ]


@pytest.mark.parametrize(
    ("choice", "dropped", "kept"),
    [(Release.NOTHING, 4, []), (Release.NEWER, 3, ["email new"]), (Release.ALL, 0, None)],
)
def test_a_choice_decides_what_still_leaves(
    restored: Restoration,
    administrator: User,
    at: datetime,
    choice: str,
    dropped: int,
    kept: list[str] | None,
) -> None:
    before = open_now()
    assert release(choice=choice, by=administrator, at=at) == dropped
    assert open_now() == (before if kept is None else kept)
    restored.refresh_from_db()
    assert (restored.released_at, restored.released_by_name, restored.dropped) == (
        at,
        administrator.display_name,
        dropped,
    )


def test_what_comes_after_the_release_is_sent(
    restored: Restoration, letter: Queue, mail_server: MailServer, administrator: User, at: datetime
) -> None:
    release(choice=Release.NOTHING, by=administrator, at=at)
    letter(cause="afterwards")
    assert (send_due(at=at + LATER), len(mail_server.letters)) == (["sent"], 1)


def test_parked_letters_of_the_backup_cannot_be_retried_afterwards(
    restored: Restoration, administrator: User, at: datetime
) -> None:
    Message.objects.outgoing().update(state=WorkState.PARKED)
    release(choice=Release.NEWER, by=administrator, at=at)
    assert Message.objects.filter(state=WorkState.PARKED).count() == 1


def test_it_is_released_once(restored: Restoration, administrator: User, at: datetime) -> None:
    release(choice=Release.ALL, by=administrator, at=at)
    with pytest.raises(NothingHeld):
        release(choice=Release.NOTHING, by=administrator, at=at)
    assert len(open_now()) == 4


def test_everybody_sees_it_and_administrators_find_the_way(
    restored: Restoration, administrator: User, desk: User, signed_in: SignIn
) -> None:
    words, way = "由备份恢复", "/operations/restored/"
    pages = [
        Client().get("/sign-in/"),
        signed_in(desk).get("/"),
        signed_in(administrator).get("/"),
        signed_in(administrator).get("/operations/"),
        signed_in(administrator).get("/operations/channels/"),
    ]
    shown = [(words in page.content.decode(), way in page.content.decode()) for page in pages]
    assert shown == [(True, False), (True, False), (True, True), (True, True), (True, True)]


def test_the_page_releases(restored: Restoration, administrator: User, signed_in: SignIn) -> None:
    client = signed_in(administrator)
    assert "恢复之前 1 条，恢复之后 1 条" in client.get("/operations/restored/").content.decode()
    answer = client.post("/operations/restored/", {"choice": "newer"}, follow=True)
    assert "已放行。作废 3 条" in answer.content.decode()
    assert client.get("/operations/restored/").status_code == 302


def test_others_cannot_release(restored: Restoration, manager: User, signed_in: SignIn) -> None:
    assert signed_in(manager).post("/operations/restored/", {"choice": "all"}).status_code == 403
    assert restorations.unreleased() == restored


def test_without_a_restore_nothing_is_shown(db: None, administrator: User, signed_in: SignIn) -> None:
    assert "由备份恢复" not in signed_in(administrator).get("/").content.decode()
