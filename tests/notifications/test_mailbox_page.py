"""The page of the service mailbox."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from core.models import WorkState
from notifications.models import Letter, Mailbox
from org.models import Unit, User

PAGE = "/operations/mailbox/"
SignIn = Callable[..., Client]


@pytest.fixture
def client(administrator: User, signed_in: SignIn) -> Client:
    return signed_in(administrator)


@pytest.fixture
def parked(db: None, at: datetime) -> Letter:
    box = Mailbox.objects.create(name="service")
    return Letter.objects.create(
        mailbox=box,
        message_id="<x@y.example>",
        uid=1,
        raw=b"x",
        received_at=at,
        not_before=at,
        state=WorkState.PARKED,
        attempts=8,
        last_error="NoUnit: 没有可以受理来信的地区。",
    )


def test_it_says_that_nothing_is_configured(client: Client) -> None:
    assert "没有配置收信服务器" in client.get(PAGE).content.decode()


def test_the_region_for_strangers_is_chosen_here(client: Client, east: Unit) -> None:
    assert client.post(PAGE, {"unit": east.pk}).status_code == 302
    assert Mailbox.objects.get().unit == east


def test_the_try_says_why_it_failed(client: Client, settings: Any) -> None:
    settings.IMAP_HOST, settings.IMAP_PORT, settings.IMAP_TLS = "127.0.0.1", 1, False
    page = client.post(f"{PAGE}trial/", follow=True).content.decode()
    assert "连接失败：ConnectionRefusedError" in page


def test_a_stuck_letter_is_named_and_taken_up_again(client: Client, parked: Letter) -> None:
    assert "有 1 封来信未能受理" in client.get("/operations/").content.decode()
    client.post(f"/operations/letters/{parked.pk}/retry/")
    parked.refresh_from_db()
    assert (parked.state, parked.attempts) == (WorkState.OPEN, 0)


def test_nobody_else_sees_it(desk: User, signed_in: SignIn) -> None:
    assert signed_in(desk).get(PAGE).status_code == 403
