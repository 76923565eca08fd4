"""Calls after the job: one each, tried on different days, answered, acted upon."""

from datetime import datetime, timedelta

import pytest

from core import outbox
from core.clock import LOCAL
from core.models import Event
from deadlines.models import Todo
from followups import operations
from followups.enums import CallState, Satisfaction
from followups.models import Call
from org.models import Unit, User
from tests.factories.followups import make_call, make_caller, make_recorded
from tickets.enums import Status
from tickets.models import Ticket

DAY = timedelta(days=1)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


@pytest.fixture
def call(east: Unit, supervisor: User, at: datetime) -> Call:
    return make_call(east, by=supervisor, at=at)


@pytest.fixture
def clerk(east: Unit) -> User:
    return make_caller(east)


@pytest.mark.requirement("TKT-24", "FUP-08")
def test_recording_opens_exactly_one_call_due_after_seven_days(east: Unit, supervisor: User) -> None:
    recorded = make_recorded(east, by=supervisor, at=local("2026-03-10T14:00"))
    while outbox.deliver_due(at=local("2026-03-10T18:00")):
        pass
    assert [call.due_at for call in recorded.calls.all()] == [local("2026-03-18T00:00")]
    assert Todo.objects.filter(stream=recorded.pk, kind="follow_up_call").count() == 1


def test_opening_twice_opens_once(call: Call, at: datetime, supervisor: User) -> None:
    assert operations.open_call(ticket=call.ticket, round=call.round, by=supervisor, at=at) is None
    assert Call.objects.count() == 1


@pytest.mark.requirement("FUP-14")
def test_attempts_on_three_different_days_make_unreachable(call: Call, clerk: User, at: datetime) -> None:
    for days in range(3):
        operations.log_failed_attempt(call=call, by=clerk, at=at + days * DAY)
    call.refresh_from_db()
    assert call.state == CallState.UNREACHABLE
    assert Ticket.objects.get().status == Status.FOLLOWED_UP


@pytest.mark.requirement("FUP-14")
def test_attempts_on_one_day_do_not_suffice(call: Call, clerk: User, at: datetime) -> None:
    for minutes in range(3):
        operations.log_failed_attempt(call=call, by=clerk, at=at + timedelta(minutes=minutes))
    call.refresh_from_db()
    assert (call.state, call.attempts.count()) == (CallState.OPEN, 3)


def test_satisfied_customer_ends_the_follow_up(call: Call, clerk: User, at: datetime) -> None:
    operations.answer(call=call, satisfaction=Satisfaction.SATISFIED, opinion="", by=clerk, at=at + DAY)
    assert Ticket.objects.get().status == Status.FOLLOWED_UP
    assert Todo.objects.get(kind="follow_up_call").done_at == at + DAY


def test_dissatisfied_customer_reopens_the_ticket(call: Call, clerk: User, at: datetime) -> None:
    operations.answer(
        call=call, satisfaction=Satisfaction.DISSATISFIED, opinion="又坏了", by=clerk, at=at + DAY
    )
    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.round) == (Status.REGISTERED, 2)
    assert ticket.reopenings.count() == 1


def test_a_call_is_answered_once(call: Call, clerk: User, at: datetime) -> None:
    operations.answer(call=call, satisfaction=Satisfaction.SATISFIED, opinion="", by=clerk, at=at)
    events = Event.objects.count()
    with pytest.raises(operations.CallClosed):
        operations.answer(call=call, satisfaction=Satisfaction.DISSATISFIED, opinion="", by=clerk, at=at)
    assert (Event.objects.count(), Ticket.objects.get().status) == (events, Status.FOLLOWED_UP)
