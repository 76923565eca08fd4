"""SMS against a real local HTTP gateway."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from benchmarks.servers import SmsServer
from core.models import WorkState
from notifications.enums import AttemptState
from notifications.models import Attempt
from notifications.operations import send_due
from tests.notifications.conftest import Queue

LATER = timedelta(hours=1)


def test_the_gateway_gets_id_number_text_and_token(sms_server: SmsServer, text: Queue, at: datetime) -> None:
    row = text()
    send_due(at=at)
    (arrived,) = sms_server.texts
    assert (arrived.id, arrived.to) == (str(row.reference), "13800138000")
    assert (arrived.text, arrived.authorization) == ("已超时\n请处理", "Bearer secret")
    assert row.tries.get().gateway_id == "gateway-1"


def test_no_answer_is_unknown_and_repeated_with_the_same_id(
    sms_server: SmsServer, text: Queue, at: datetime
) -> None:
    text()
    sms_server.plan.append("hang")
    assert [*send_due(at=at), *send_due(at=at + LATER)] == [AttemptState.UNKNOWN, AttemptState.SENT]
    assert len(sms_server.texts) == 2
    assert len({arrived.id for arrived in sms_server.texts}) == 1


def test_a_gateway_that_can_tell_is_asked_instead(
    sms_server: SmsServer, text: Queue, at: datetime, settings: Any
) -> None:
    settings.SMS_GATEWAY_STATUS_URL = sms_server.status_url
    row = text()
    sms_server.plan.append("hang")
    assert [*send_due(at=at), *send_due(at=at + LATER)] == [AttemptState.UNKNOWN, AttemptState.SENT]
    attempt = row.tries.get()
    assert (len(sms_server.texts), attempt.state, attempt.unknown_at is not None) == (1, "sent", True)


def test_a_text_the_gateway_never_saw_is_sent_again(
    sms_server: SmsServer, text: Queue, at: datetime, settings: Any
) -> None:
    settings.SMS_GATEWAY_STATUS_URL = sms_server.status_url
    row = text()
    sms_server.plan.append("lose")
    send_due(at=at)
    send_due(at=at + LATER)
    assert list(row.tries.order_by("pk").values_list("state", flat=True)) == ["failed", "sent"]
    assert len(sms_server.texts) == 1


@pytest.mark.parametrize(
    ("status", "state"), [(400, "failed"), (401, "failed"), (409, "sent"), (500, "unknown"), (504, "unknown")]
)
def test_what_a_status_means(
    sms_server: SmsServer, text: Queue, at: datetime, status: int, state: str
) -> None:
    text()
    sms_server.plan.append(status)
    assert send_due(at=at) == [state]


def test_nobody_listening_is_a_failure(
    sms_server: SmsServer, text: Queue, at: datetime, settings: Any
) -> None:
    text()
    settings.SMS_GATEWAY_URL = "http://127.0.0.1:1/messages"
    assert send_due(at=at) == [AttemptState.FAILED]


def test_a_worker_that_died_in_the_middle_leaves_an_unknown_attempt(
    sms_server: SmsServer, text: Queue, at: datetime
) -> None:
    row = text()
    Attempt.objects.create(message=row, reference=str(row.reference), started_at=at)
    send_due(at=at + LATER)
    row.refresh_from_db()
    first, second = row.tries.order_by("pk")
    assert (first.state, first.unknown_at, second.state) == ("unknown", at + LATER, "sent")
    assert row.state == WorkState.DONE


def test_two_workers_do_not_take_the_same_text(sms_server: SmsServer, text: Queue, at: datetime) -> None:
    text()
    text(cause="d")
    assert [*send_due(at=at), *send_due(at=at), *send_due(at=at)] == ["sent", "sent"]
    assert len({arrived.id for arrived in sms_server.texts}) == 2
