"""Real servers at the other end, and messages that wait for them."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest

from benchmarks.servers import MailServer, SmsServer
from notifications.enums import Channel
from notifications.models import Message
from notifications.operations import queue
from org.models import User
from tests.factories.org import make_user

Queue = Callable[..., Message]


@pytest.fixture
def mail_server(settings: Any) -> Iterator[MailServer]:
    with MailServer() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 2
        yield server


@pytest.fixture
def sms_server(settings: Any) -> Iterator[SmsServer]:
    with SmsServer() as server:
        settings.SMS_GATEWAY_URL, settings.SMS_GATEWAY_TIMEOUT = server.url, 1
        settings.SMS_GATEWAY_TOKEN = "secret"
        yield server


@pytest.fixture
def reachable(db: None) -> User:
    return make_user("reachable", "李经理", email="li@example.com", phone="13800138000")


@pytest.fixture
def letter(reachable: User, at: datetime) -> Queue:
    """Queue an e-mail; keywords replace the usual values."""

    def make(**other: Any) -> Message:
        words = {"cause": "c", "recipient": reachable, "subject": "时限提醒", "body": "还剩 20 %", "at": at}
        return queue(channel=Channel.EMAIL, **(words | other))

    return make


@pytest.fixture
def text(reachable: User, at: datetime) -> Queue:
    """Queue an SMS."""

    def make(**other: Any) -> Message:
        words = {"cause": "c", "recipient": reachable, "subject": "已超时", "body": "请处理", "at": at}
        return queue(channel=Channel.SMS, **(words | other))

    return make
