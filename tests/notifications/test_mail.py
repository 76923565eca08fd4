"""E-mail against a real local server."""

from datetime import datetime, timedelta
from typing import Any

from benchmarks.servers import MailServer
from benchmarks.servers.mail import Letter
from core.models import WorkState
from core.streams import StreamKind, open_stream, register_kind
from notifications.enums import AttemptState, Channel
from notifications.models import Attempt, Message
from notifications.operations import send_due
from org.models import Unit
from tests.notifications.conftest import Queue

LATER = timedelta(hours=1)


def _lines(letter: Letter) -> list[str]:
    return str(letter.parsed.get_content()).splitlines()


def test_a_letter_arrives_with_its_own_message_id(
    mail_server: MailServer, letter: Queue, at: datetime
) -> None:
    row = letter()
    send_due(at=at)
    (arrived,) = mail_server.letters
    assert (arrived.to, arrived.message_id) == ("li@example.com", f"<{row.reference}@localhost>")
    assert arrived.parsed["Subject"] == "时限提醒"
    assert _lines(arrived) == ["还剩 20 %"]


def test_a_sent_letter_is_done_and_not_sent_again(
    mail_server: MailServer, letter: Queue, at: datetime
) -> None:
    row = letter()
    results = [*send_due(at=at), *send_due(at=at + LATER)]
    row.refresh_from_db()
    assert (results, row.state, len(mail_server.letters)) == ([AttemptState.SENT], WorkState.DONE, 1)


def test_a_connection_cut_after_the_letter_is_unknown(
    mail_server: MailServer, letter: Queue, at: datetime
) -> None:
    row = letter()
    mail_server.plan.append("drop")
    send_due(at=at)
    attempt = row.tries.get()
    row.refresh_from_db()
    assert (attempt.state, attempt.unknown_at is not None) == (AttemptState.UNKNOWN, True)
    assert (row.state, row.not_before > at) == (WorkState.OPEN, True)


def test_an_unknown_letter_is_repeated_with_the_same_message_id(
    mail_server: MailServer, letter: Queue, at: datetime
) -> None:
    letter()
    mail_server.plan.append("drop")
    send_due(at=at)
    send_due(at=at + LATER)
    assert len({arrived.message_id for arrived in mail_server.letters}) == 1
    assert len(mail_server.letters) == 2
    assert list(Attempt.objects.order_by("pk").values_list("state", flat=True)) == ["unknown", "sent"]


def test_a_refused_letter_has_failed_and_is_tried_later(
    mail_server: MailServer, letter: Queue, at: datetime
) -> None:
    row = letter()
    mail_server.plan.append("refuse")
    assert [*send_due(at=at), *send_due(at=at)] == [AttemptState.FAILED]
    assert send_due(at=at + LATER) == [AttemptState.SENT]
    assert row.tries.filter(unknown_at=None).count() == 2


def test_nobody_listening_is_a_failure_not_a_riddle(
    mail_server: MailServer, letter: Queue, at: datetime, settings: Any
) -> None:
    letter()
    settings.EMAIL_PORT = 1
    assert send_due(at=at) == [AttemptState.FAILED]
    assert mail_server.letters == []


def test_a_letter_is_parked_after_the_last_attempt(
    mail_server: MailServer, letter: Queue, at: datetime
) -> None:
    row = letter()
    mail_server.plan.extend(["refuse"] * 8)
    results = [result for hour in range(10) for result in send_due(at=at + hour * LATER)]
    row.refresh_from_db()
    assert (results, row.state, row.attempts) == ([AttemptState.FAILED] * 8, WorkState.PARKED, 8)
    assert "451" in row.last_error


def test_a_letter_carries_the_address_of_its_page(
    mail_server: MailServer, letter: Queue, at: datetime, group: Unit
) -> None:
    register_kind(StreamKind("letter-test", "", lambda _user: Unit.objects.none(), lambda s: f"/x/{s.pk}/"))
    stream = open_stream(kind="letter-test", at=at)
    letter(stream=stream)
    send_due(at=at)
    assert _lines(mail_server.letters[0]) == ["还剩 20 %", "", f"http://127.0.0.1:8000/x/{stream.pk}/"]


def test_markup_stays_text(mail_server: MailServer, letter: Queue, at: datetime) -> None:
    letter(subject="<b>1</b>\nBcc: x@example.com", body="<script>1</script>")
    send_due(at=at)
    (arrived,) = mail_server.letters
    assert (arrived.parsed.get_content_type(), arrived.parsed["Bcc"]) == ("text/plain", None)
    assert _lines(arrived) == ["<script>1</script>"]


def test_only_the_asked_channel_is_sent(mail_server: MailServer, letter: Queue, at: datetime) -> None:
    letter()
    assert send_due(at=at, channel=Channel.SMS) == []
    assert Message.objects.get().attempts == 0
