"""Complaints: asked about their handling, traced by a named person."""

from datetime import datetime, timedelta

import pytest

from core import outbox
from followups import operations
from followups.enums import CallKind, Satisfaction
from followups.models import Call, Tracing
from org.models import Unit, User
from tests.factories.followups import make_caller
from tests.factories.tickets import COMPLAINT, make_ticket, proposed
from tickets.enums import Severity, Status
from tickets.models import Ticket
from tickets.operations import complaints, lifecycle
from tickets.operations.errors import Blocked

HOUR = timedelta(hours=1)


def closed(east: Unit, number: int, by: User, manager: User, at: datetime) -> Ticket:
    """A complaint that was closed without a visit."""
    ticket = make_ticket(east, at=at, **(COMPLAINT | {"phone": f"139000000{number:02d}", "name": "客户"}))
    proposed(ticket, severity=Severity.GENERAL, by=by, at=at)
    then = at + timedelta(minutes=30)
    return complaints.confirm_closure(ticket=ticket, by=manager, at=then, department_score=4)


def deliver(at: datetime) -> None:
    while outbox.deliver_due(at=at):
        pass


@pytest.mark.requirement("FUP-10")
def test_ten_closed_complaints_make_ten_requests(
    east: Unit, supervisor: User, manager: User, at: datetime
) -> None:
    tickets = [closed(east, number, supervisor, manager, at) for number in range(10)]
    deliver(at + HOUR)
    asked = Call.objects.filter(kind=CallKind.COMPLAINT)
    assert sorted(asked.values_list("ticket", flat=True)) == sorted(ticket.pk for ticket in tickets)
    assert asked.open().count() == 10


def test_a_closing_is_asked_about_once(east: Unit, supervisor: User, manager: User, at: datetime) -> None:
    ticket = closed(east, 1, supervisor, manager, at)
    deliver(at + HOUR)
    assert operations.open_complaint_call(ticket=ticket, by=supervisor, at=at) is None
    assert ticket.calls.count() == 1


def test_who_is_not_satisfied_with_the_handling_gets_it_again(
    east: Unit, supervisor: User, manager: User, at: datetime
) -> None:
    ticket = closed(east, 1, supervisor, manager, at)
    deliver(at + HOUR)
    operations.answer(
        call=ticket.calls.get(),
        satisfaction=Satisfaction.DISSATISFIED,
        opinion="没有解决",
        by=make_caller(east),
        at=at + HOUR,
    )
    assert Ticket.objects.get().status == Status.REGISTERED


@pytest.mark.requirement("FUP-11")
def test_a_case_without_follow_up_owner_cannot_be_closed(
    east: Unit, supervisor: User, manager: User, at: datetime
) -> None:
    ticket = closed(east, 1, supervisor, manager, at)
    with pytest.raises(Blocked) as refused:
        lifecycle.archive(ticket=ticket, by=manager, at=at + HOUR)
    assert [block.code for block in refused.value.blocks] == ["no_follow_up_owner"]
    assert Ticket.objects.get().status == Status.PHONE_RESOLVED


@pytest.mark.requirement("FUP-11")
def test_with_a_named_person_it_can(east: Unit, supervisor: User, manager: User, at: datetime) -> None:
    ticket = closed(east, 1, supervisor, manager, at)
    operations.name_tracer(ticket=ticket, owner=supervisor, by=manager, at=at)
    lifecycle.archive(ticket=ticket, by=manager, at=at + HOUR)
    assert Ticket.objects.get().status == Status.ARCHIVED


def test_who_calls_about_a_complaint_traces_it(
    east: Unit, supervisor: User, manager: User, at: datetime
) -> None:
    ticket, clerk = closed(east, 1, supervisor, manager, at), make_caller(east)
    deliver(at + HOUR)
    operations.answer(call=ticket.calls.get(), satisfaction="satisfied", opinion="", by=clerk, at=at + HOUR)
    assert Tracing.objects.get().owner == clerk


def test_a_job_without_complaint_needs_no_owner(east: Unit, at: datetime) -> None:
    assert lifecycle.obstacles(make_ticket(east, at=at), Status.ARCHIVED) == []
