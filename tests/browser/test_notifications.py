"""Inbox and system pages in a real browser, at desk and phone width."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from core.clock import now
from core.heartbeat import beat
from core.models import Delivery, Event, WorkState
from core.streams import open_stream
from notifications.enums import AttemptState, Channel
from notifications.models import Attempt, Message
from notifications.operations import queue, send_due
from org.models import User

SignIn = Callable[..., Page]
Axe = Callable[[Page], list[str]]
SYSTEM_PAGES = ["/operations/", "/sinks/mail/", "/sinks/sms/"]


def _photograph(page: Page, name: str) -> None:
    """Kept only for who wants to look: SHOTS names the folder."""
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.fixture
def at(transactional_db: None) -> datetime:
    return now() - timedelta(minutes=3)


@pytest.fixture
def inbox(supervisor: User, at: datetime) -> User:
    """Three items of the supervisor."""
    for level, words in (("L1", "剩余 20 %"), ("L2", "已超时"), ("L3", "超时一半")):
        queue(
            cause=f"clock:1:1:{level}",
            recipient=supervisor,
            channel=Channel.INBOX,
            subject=f"TK-2026-000123 答复时限：{words}",
            body="应于 11-21 12:00:00 前答复。\n请尽快处理。",
            at=at,
        )
    return supervisor


@pytest.fixture
def trouble(administrator: User, at: datetime) -> User:
    """One of everything that can be stuck, and something in both sinks."""
    words: dict[str, Any] = {"recipient": None, "subject": "TK-2026-000123 答复时限：已超时", "at": at}
    for channel, address in ((Channel.EMAIL, "zhou@example.com"), (Channel.SMS, "13800138000")):
        queue(cause="c", channel=channel, address=address, body="请尽快处理。", **words)
    send_due(at=at, limit=2)
    stuck = queue(cause="d", channel="email", address="qian@example.com", body="请尽快处理。", **words)
    Message.objects.filter(pk=stuck.pk).update(
        state=WorkState.PARKED, attempts=8, last_error="SMTPDataError: (451, b'try again later')"
    )
    Attempt.objects.create(
        message=stuck,
        reference=str(stuck.reference),
        state=AttemptState.UNKNOWN,
        started_at=at,
        unknown_at=at,
        error="SMTPServerDisconnected: Connection unexpectedly closed",
    )
    stream = open_stream(kind="ticket", number="TK-2026-000123", at=at)
    event = Event.objects.create(stream=stream, name="ticket.registered", actor_name="系统", at=at)
    Delivery.objects.create(
        event=event,
        stream=stream,
        handler="followups.handlers.open_call",
        not_before=at,
        attempts=8,
        state=WorkState.PARKED,
        last_error="LookupError: no handler named followups.handlers.open_call",
    )
    beat("worker", at=at)
    return administrator


@pytest.mark.parametrize("width", ["page", "phone"])
def test_the_inbox_is_read_and_accessible(
    request: pytest.FixtureRequest, live_server: Any, sign_in: SignIn, inbox: User, axe: Axe, width: str
) -> None:
    page: Page = request.getfixturevalue(width)
    sign_in(page, inbox).goto("/inbox/")
    assert (axe(page), _fits(page)) == ([], True)
    _photograph(page, f"inbox-{width}")
    page.locator("main li").first.get_by_role("button").click()
    expect(page.get_by_text("未读", exact=True)).to_have_count(2)


@pytest.mark.parametrize("width", ["page", "phone"])
@pytest.mark.parametrize("address", SYSTEM_PAGES)
def test_system_pages_fit_and_are_accessible(
    request: pytest.FixtureRequest,
    live_server: Any,
    sign_in: SignIn,
    trouble: User,
    axe: Axe,
    width: str,
    address: str,
) -> None:
    page: Page = request.getfixturevalue(width)
    sign_in(page, trouble).goto(address)
    assert (axe(page), _fits(page)) == ([], True)
    _photograph(page, f"{address.strip('/').replace('/', '-')}-{width}")


def test_a_parked_message_is_retried_with_one_click(
    page: Page, live_server: Any, sign_in: SignIn, trouble: User
) -> None:
    sign_in(page, trouble).goto("/operations/")
    section = page.get_by_role("region", name="搁置的消息")
    section.get_by_role("button", name="重试").click()
    expect(page.get_by_text("没有搁置的消息。")).to_be_visible()


def test_wishes_are_chosen_on_a_phone(
    phone: Page, live_server: Any, sign_in: SignIn, inbox: User, axe: Axe
) -> None:
    sign_in(phone, inbox).goto("/inbox/wishes/")
    phone.get_by_label("用电子邮件通知我").uncheck()
    assert (axe(phone), _fits(phone)) == ([], True)
    _photograph(phone, "wishes-phone")
    phone.get_by_role("button", name="保存").click()
    expect(phone.get_by_text("接收方式已保存。")).to_be_visible()
