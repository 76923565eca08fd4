"""One contact per customer and day, whatever for (C-13)."""

from datetime import date, datetime, timedelta

import pytest

from core.clock import local_day
from followups import operations, queries
from followups.enums import CallState, ContactChannel, Satisfaction
from followups.errors import ContactedToday
from followups.models import Call, ContactDay, Delivery
from followups.operations.contacting import claim
from org.models import Unit, User
from tests.factories.followups import make_call, make_caller, make_delivery
from tests.races import race

HOUR = timedelta(hours=1)


@pytest.fixture
def clerk(east: Unit) -> User:
    return make_caller(east)


@pytest.fixture
def job_call(east: Unit, supervisor: User, at: datetime) -> Call:
    return make_call(east, by=supervisor, at=at)


@pytest.fixture
def delivery(job_call: Call, east: Unit, at: datetime) -> Delivery:
    """A delivery to the customer of the job."""
    return make_delivery(east, delivered_on=local_day(at), at=at)


def ask(call: Call, by: User, at: datetime) -> Call:
    return operations.answer(call=call, satisfaction=Satisfaction.SATISFIED, opinion="", by=by, at=at)


def test_somebody_else_may_not_call_the_same_day(
    job_call: Call, delivery: Delivery, clerk: User, supervisor: User, at: datetime
) -> None:
    ask(job_call, clerk, at)
    with pytest.raises(ContactedToday):
        operations.answer_delivery(
            call=delivery.calls.get(), satisfaction="satisfied", opinion="", by=supervisor, at=at + HOUR
        )
    assert delivery.calls.get().state == CallState.OPEN
    assert ContactDay.objects.count() == 1


def test_both_may_be_asked_in_one_talk(job_call: Call, delivery: Delivery, clerk: User, at: datetime) -> None:
    ask(job_call, clerk, at)
    minutes = at + timedelta(minutes=5)
    operations.answer_delivery(
        call=delivery.calls.get(), satisfaction="satisfied", opinion="", by=clerk, at=minutes
    )
    assert delivery.calls.get().state == CallState.REACHED
    assert ContactDay.objects.count() == 1


def test_two_hours_later_is_another_talk(
    job_call: Call, delivery: Delivery, clerk: User, at: datetime
) -> None:
    ask(job_call, clerk, at)
    with pytest.raises(ContactedToday):
        operations.answer_delivery(
            call=delivery.calls.get(), satisfaction="satisfied", opinion="", by=clerk, at=at + 2 * HOUR
        )


def test_a_message_takes_the_day_as_well(job_call: Call, clerk: User, at: datetime) -> None:
    claim(customer=job_call.customer_id, channel=ContactChannel.SMS, by=clerk, at=at)
    with pytest.raises(ContactedToday):
        ask(job_call, clerk, at + HOUR)


def test_the_next_day_is_free_again(job_call: Call, clerk: User, at: datetime) -> None:
    claim(customer=job_call.customer_id, channel=ContactChannel.SMS, by=clerk, at=at)
    assert ask(job_call, clerk, at + timedelta(days=1)).state == CallState.REACHED


def test_who_was_contacted_today_waits_until_tomorrow(
    job_call: Call, delivery: Delivery, clerk: User, at: datetime
) -> None:
    ask(job_call, clerk, at)
    open_call = delivery.calls.get()
    assert queries.due_calls(clerk, at=at + HOUR).items == []
    assert queries.due_calls(clerk, at=at + HOUR, later=True).items == [open_call]
    assert queries.due_calls(clerk, at=at + timedelta(days=1)).items == [open_call]


def test_an_unanswered_call_takes_no_day(job_call: Call, clerk: User, at: datetime) -> None:
    operations.log_failed_attempt(call=job_call, by=clerk, at=at)
    assert not ContactDay.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_gets_the_day(east: Unit, supervisor: User, at: datetime) -> None:
    call = make_call(east, by=supervisor, at=at)
    people = [make_caller(east), supervisor]
    results = race(*(lambda one=one: claim(customer=call.customer_id, by=one, at=at) for one in people))
    assert sorted(type(one).__name__ for one in results) == ["ContactDay", "ContactedToday"]
    assert ContactDay.objects.filter(day=date(2026, 3, 10)).count() == 1
