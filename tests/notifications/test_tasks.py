"""The sender: empties the queue, and rests when a server fails."""

from datetime import datetime

import pytest

from benchmarks.servers import MailServer, SmsServer
from core.models import WorkState
from notifications.models import Message
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
