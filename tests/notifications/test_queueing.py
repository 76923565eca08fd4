"""Each message once, many in few statements."""

from datetime import datetime
from typing import Any

import pytest

from core.models import WorkState
from notifications.enums import Channel, Severity
from notifications.models import Message, Preference
from notifications.operations import Draft, NoAddress, notify, queue, queue_many
from org.models import User
from tests.factories.org import make_user


def _everything(user: User, cause: str = "clock:1:1:L2") -> Draft:
    return Draft(
        cause=cause, user=user, subject="TK-1 超时", body="应于 12:00 前到场", severity=Severity.HIGH
    )


@pytest.fixture
def reachable(db: None) -> User:
    return make_user("reachable", email="li@example.com", phone="13800138000")


def test_the_same_cause_person_and_channel_is_one_message(reachable: User, at: datetime) -> None:
    words = {"cause": "c", "recipient": reachable, "channel": Channel.EMAIL, "subject": "a", "body": "b"}
    first = queue(**words, at=at)
    second = queue(**words, at=at)
    assert (first.pk, Message.objects.count()) == (second.pk, 1)


def test_a_changed_address_does_not_send_twice(reachable: User, at: datetime) -> None:
    queue_many([_everything(reachable)], at=at)
    reachable.email = "other@example.com"
    queue_many([_everything(reachable)], at=at)
    assert list(Message.objects.filter(channel=Channel.EMAIL).values_list("address", flat=True)) == [
        "li@example.com"
    ]


def test_inbox_items_are_done_at_once(supervisor: User, at: datetime) -> None:
    item = queue(cause="c", recipient=supervisor, channel=Channel.INBOX, subject="a", body="b", at=at)
    assert (item.state, item.sent_at, item.read_at) == (WorkState.DONE, at, None)


@pytest.mark.parametrize(
    ("severity", "channels"),
    [(Severity.NORMAL, {"inbox", "email"}), (Severity.HIGH, {"inbox", "email", "sms"})],
)
def test_severity_decides_whether_the_phone_rings(
    reachable: User, at: datetime, severity: str, channels: set[str]
) -> None:
    notify(cause="c", users=[reachable], subject="a", body="b", at=at, severity=severity)
    assert set(Message.objects.values_list("channel", flat=True)) == channels


def test_wishes_turn_channels_off_but_never_the_inbox(reachable: User, at: datetime) -> None:
    Preference.objects.create(user=reachable, by_email=False, by_sms=False)
    queue_many([_everything(reachable)], at=at)
    assert list(Message.objects.values_list("channel", flat=True)) == [Channel.INBOX]


def test_a_person_named_twice_is_told_once(reachable: User, at: datetime) -> None:
    told = notify(cause="c", users=[reachable, reachable], subject="a", body="b", at=at)
    assert (told, Message.objects.count()) == (2, 2)


def test_nowhere_to_send_is_refused(supervisor: User, at: datetime) -> None:
    with pytest.raises(NoAddress):
        queue(cause="c", recipient=supervisor, channel=Channel.SMS, subject="a", body="b", at=at)
    assert Message.objects.count() == 0


def test_an_address_without_a_person_is_told_once(db: None, at: datetime) -> None:
    words: dict[str, Any] = {"recipient": None, "address": "13900139000", "channel": Channel.SMS}
    pks = {queue(cause="c", subject="a", body="b", at=at, **words).pk for _ in range(2)}
    assert len(pks) == Message.objects.count() == 1


def test_a_subject_is_one_line(supervisor: User, at: datetime) -> None:
    item = queue(cause="c", recipient=supervisor, channel="inbox", subject="a\r\nBcc: x@y", body="b", at=at)
    assert item.subject == "a Bcc: x@y"


@pytest.mark.parametrize("number", [3, 300])
def test_many_drafts_take_as_many_statements_as_few(
    reachable: User, at: datetime, number: int, django_assert_num_queries: Any
) -> None:
    drafts = [_everything(reachable, f"clock:{n}:1:L1") for n in range(number)]
    with django_assert_num_queries(4):  # savepoint, wishes, rows, release
        assert queue_many(drafts, at=at) == number * 3
    assert Message.objects.count() == number * 3
