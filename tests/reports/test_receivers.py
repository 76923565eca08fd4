"""The monthly project report and its four receivers."""

import pytest

from core.worktime import Due
from notifications.models import Message
from org.models import Unit, User
from reports import operations
from reports.enums import ReportKind, RunState, Slot
from reports.models import Receiver, ReportRun
from tests.reports.conftest import local
from tests.reports.flow import round_at, run_of

FOUR = (Slot.QUALITY, Slot.TECHNICAL, Slot.MARKETING, Slot.SENIOR_LEADERS)


@pytest.fixture
def run(group: Unit, east: Unit, packs: None) -> ReportRun:
    """January's project report as a draft."""
    round_at("2026-02-01T00:10")
    return run_of(ReportKind.PROJECTS, group)


def name(*slots: str) -> None:
    Receiver.objects.bulk_create(Receiver(slot=slot, email=f"{slot}@example.com") for slot in slots)


def deliver(at: str) -> None:
    """The mail server took what waited."""
    Message.objects.filter(channel="email", sent_at=None).update(sent_at=local(at), state="done")


@pytest.mark.requirement("RPT-07")
def test_three_of_four_receivers_is_not_delivered(run: ReportRun, group_officer: User) -> None:
    name(*FOUR[:3])
    operations.send(run=run, by=group_officer, at=local("2026-02-03T09:00"))
    deliver("2026-02-03T09:01")
    round_at("2026-02-03T09:02")
    run.refresh_from_db()
    assert (run.state, run.sent_at, run.handovers.count()) == (RunState.SENDING, None, 3)
    assert run.missing(local("2026-02-05T23:59:59")) is False
    assert run.missing(local("2026-02-06T00:00")) is True


@pytest.mark.requirement("RPT-07")
def test_it_is_sent_when_the_fourth_message_has_left(run: ReportRun, group_officer: User) -> None:
    name(*FOUR[:3])
    operations.send(run=run, by=group_officer, at=local("2026-02-03T09:00"))
    deliver("2026-02-03T09:01")
    name(FOUR[3])
    round_at("2026-02-04T09:00")
    deliver("2026-02-04T09:01")
    round_at("2026-02-04T09:02")
    run.refresh_from_db()
    assert (run.state, run.sent_at, run.late) == (RunState.SENT, local("2026-02-04T09:01"), False)
    assert Message.objects.filter(channel="email", cause__startswith=f"report:{run.pk}:to").count() == 4


def test_a_message_that_has_not_left_is_no_delivery(run: ReportRun, group_officer: User) -> None:
    name(*FOUR)
    operations.send(run=run, by=group_officer, at=local("2026-02-03T09:00"))
    round_at("2026-02-03T09:01")
    run.refresh_from_db()
    assert (run.state, run.sent_at) == (RunState.SENDING, None)


def test_a_person_of_the_house_has_it_in_the_inbox_at_once(run: ReportRun, group_officer: User) -> None:
    Receiver.objects.bulk_create(Receiver(slot=slot, user=group_officer) for slot in FOUR)
    sent = operations.send(run=run, by=group_officer, at=local("2026-02-03T09:00"))
    assert (sent.state, sent.sent_at) == (RunState.SENT, local("2026-02-03T09:00"))


def test_the_last_second_of_the_day_is_in_time(run: ReportRun) -> None:
    assert Due(run.due_at, run.late_from) == Due(local("2026-02-06T00:00"), local("2026-02-06T00:00"))
