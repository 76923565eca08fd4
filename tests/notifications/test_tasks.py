"""The sender: empties the queue, and rests when a server fails."""

from datetime import datetime
from typing import Any

import pytest

from benchmarks.servers import MailServer, SmsServer
from core.models import WorkState
from notifications import tasks
from notifications.enums import Channel
from notifications.models import Message
from notifications.operations import send_due as send_some
from notifications.tasks import send_due
from tests.notifications.conftest import Queue


@pytest.fixture
def queued(letter: Queue, text: Queue, at: datetime) -> int:
    """Five letters and one text, all due."""
    for number in range(5):
        letter(cause=f"cause {number}")
    text()
    return 6


def test_one_run_sends_everything(mail_server: MailServer, sms_server: SmsServer, queued: int) -> None:
    send_due()
    assert (len(mail_server.letters), len(sms_server.texts)) == (5, 1)
    assert Message.objects.filter(state=WorkState.DONE).count() == queued


def test_a_failing_server_is_left_alone_and_holds_back_no_other(
    mail_server: MailServer, sms_server: SmsServer, queued: int
) -> None:
    mail_server.plan.extend(["refuse"] * 5)
    send_due()
    assert (len(mail_server.plan), len(mail_server.letters), len(sms_server.texts)) == (2, 0, 1)


def test_a_text_that_comes_while_letters_go_out_leaves_in_the_same_run(
    monkeypatch: pytest.MonkeyPatch,
    mail_server: MailServer,
    sms_server: SmsServer,
    letter: Queue,
    text: Queue,
) -> None:
    letter()

    def and_then_a_text(**said: Any) -> list[str]:
        found = send_some(**said)
        if found and said["channel"] == Channel.EMAIL:
            text()
        return found

    monkeypatch.setattr(tasks, "send_some", and_then_a_text)
    send_due()
    assert (len(mail_server.letters), len(sms_server.texts)) == (1, 1)
