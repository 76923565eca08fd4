"""Unread messages and complaints without a handler are told to the supervisor."""

from datetime import datetime, timedelta

import pytest

from core.clock import at_local, local_day
from core.outbox import deliver_due
from notifications.models import Message
from notifications.operations import mark_read
from org.models import Unit, User
from org.operations import rosters
from tests.factories.tickets import COMPLAINT, make_ticket
from tickets.models import Complaint, Ticket
from tickets.operations import facts
from tickets.operations.telling import tell
from tickets.operations.watching import alert_unhandled, alert_unread

MINUTE = timedelta(minutes=1)


@pytest.fixture
def nine(at: datetime) -> datetime:
    return at_local(local_day(at)) + timedelta(hours=9)


@pytest.fixture
def message(complaint: Ticket, technician: User, nine: datetime) -> Message:
    """A message about a complaint, unread since 09:00."""
    tell(complaint, [technician], cause="test", subject="投诉", at=nine)
    return Message.objects.get(channel="inbox", recipient=technician)


def alerts() -> list[Message]:
    return list(Message.objects.filter(cause__startswith="unread:", channel="inbox"))


@pytest.mark.requirement("INT-15")
def test_unread_since_nine_alerts_the_supervisor_at_half_past(
    message: Message, supervisor: User, nine: datetime
) -> None:
    assert (alert_unread(at=nine + 30 * MINUTE - timedelta(seconds=1)), alerts()) == (0, [])
    assert alert_unread(at=nine + 30 * MINUTE) == 1
    assert [(row.recipient, row.queued_at) for row in alerts()] == [(supervisor, nine + 30 * MINUTE)]


@pytest.mark.requirement("INT-15")
def test_what_was_read_alerts_nobody(message: Message, technician: User, nine: datetime) -> None:
    mark_read(by=technician, at=nine + 29 * MINUTE)
    assert (alert_unread(at=nine + 31 * MINUTE), alerts()) == (0, [])


def test_an_alert_is_given_once(message: Message, nine: datetime) -> None:
    assert [alert_unread(at=nine + minutes * MINUTE) for minutes in (30, 31, 90)] == [1, 0, 0]


def test_other_messages_are_not_watched(booking: Ticket, technician: User, nine: datetime) -> None:
    tell(booking, [technician], cause="test", subject="预约", at=nine)
    assert alert_unread(at=nine + 60 * MINUTE) == 0


def test_a_supervisor_who_does_not_read_is_told_to_the_manager(
    complaint: Ticket, supervisor: User, manager: User, nine: datetime
) -> None:
    tell(complaint, [supervisor], cause="test", subject="投诉", at=nine)
    alert_unread(at=nine + 30 * MINUTE)
    assert [row.recipient for row in alerts()] == [manager]


def test_the_cost_grows_with_what_is_due(
    complaint: Ticket, technician: User, nine: datetime, django_assert_num_queries: object
) -> None:
    for number in range(3):
        tell(complaint, [technician], cause=f"later:{number}", subject="投诉", at=nine + 60 * MINUTE)
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert alert_unread(at=nine) == 0


@pytest.mark.requirement("CMP-17")
@pytest.mark.parametrize(("minutes", "told"), [(29, 0), (30, 1)])
def test_a_complaint_without_handler_is_told_after_half_an_hour(
    minutes: int, told: int, complaint: Ticket, supervisor: User, at: datetime
) -> None:
    assert alert_unhandled(at=at + minutes * MINUTE) == told
    people = Message.objects.filter(cause__endswith=":unhandled", channel="inbox").values_list(
        "recipient", flat=True
    )
    assert list(people) == [supervisor.pk] * told


def test_a_named_handler_keeps_it_quiet(complaint: Ticket, supervisor: User, at: datetime) -> None:
    facts.name_handler(ticket=complaint, handler=supervisor, by=supervisor, at=at)
    assert alert_unhandled(at=at + 60 * MINUTE) == 0


@pytest.mark.requirement("INT-30")
def test_the_complaint_owner_on_duty_becomes_the_handler(
    east: Unit, desk: User, supervisor: User, manager: User, at: datetime
) -> None:
    monday = local_day(at) - timedelta(days=local_day(at).weekday())
    week = rosters.open_week(unit=east, monday=monday)
    rosters.add_shift(
        roster=week, starts_at=week.starts_at, ends_at=week.ends_at, people=[supervisor],
        complaint_owner=manager, by=supervisor, at=at,
    )  # fmt: skip
    rosters.publish(roster=week, by=supervisor, at=at)
    make_ticket(east, by=desk, at=at, **COMPLAINT)
    deliver_due(at=at, limit=100)
    assert Complaint.objects.get().handler == manager
