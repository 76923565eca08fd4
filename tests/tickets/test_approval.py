"""Applying to the superior, before a visit or after a fault's dispatch."""

from datetime import datetime, timedelta

import pytest

from deadlines.models import Clock
from notifications.models import Message
from org.models import Approval, User
from org.operations.approvals import SamePerson
from tests.factories.tickets import make_ticket
from tests.races import race
from tickets.actions import offered
from tickets.models import Ticket
from tickets.operations import lifecycle
from tickets.operations.errors import NotAllowed, Stale, WrongMove
from tickets.operations.telling import remind_overdue

HOUR = timedelta(hours=1)


@pytest.mark.requirement("TKT-02")
def test_general_ticket_is_not_dispatched_unapproved(
    booking: Ticket, technician: User, supervisor: User, at: datetime
) -> None:
    with pytest.raises(WrongMove):
        lifecycle.follow(ticket=booking, to="dispatched", assignee=technician, by=supervisor, at=at)
    assert Ticket.objects.get(pk=booking.pk).status == "awaiting_approval"


@pytest.mark.requirement("TKT-02")
def test_approved_ticket_is_dispatched(
    booking: Ticket, technician: User, supervisor: User, at: datetime
) -> None:
    lifecycle.approve(ticket=booking, by=supervisor, at=at)
    sent = lifecycle.follow(ticket=booking, to="dispatched", assignee=technician, by=supervisor, at=at)
    assert (sent.status, sent.assignee) == ("dispatched", technician)


def test_applicant_does_not_approve(east: object, supervisor: User, at: datetime) -> None:
    own = make_ticket(east, by=supervisor, at=at)
    with pytest.raises(SamePerson):
        lifecycle.approve(ticket=own, by=supervisor, at=at)
    assert Ticket.objects.get(pk=own.pk).status == "awaiting_approval"


def test_desk_does_not_approve(booking: Ticket, desk: User, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        lifecycle.approve(ticket=booking, by=desk, at=at)


def test_approver_does_not_execute(booking: Ticket, supervisor: User, manager: User, at: datetime) -> None:
    lifecycle.approve(ticket=booking, by=supervisor, at=at)
    with pytest.raises(NotAllowed):
        lifecycle.follow(ticket=booking, to="dispatched", assignee=supervisor, by=manager, at=at)
    assert Ticket.objects.get(pk=booking.pk).status == "approved"


def test_returned_with_a_reason(booking: Ticket, supervisor: User, at: datetime) -> None:
    back = lifecycle.return_for_correction(ticket=booking, reason="缺少地址", by=supervisor, at=at)
    assert (back.status, Approval.objects.get().note) == ("registered", "缺少地址")


def test_asked_again_after_a_return(booking: Ticket, desk: User, supervisor: User, at: datetime) -> None:
    lifecycle.return_for_correction(ticket=booking, reason="缺少地址", by=supervisor, at=at)
    again = lifecycle.request_approval(ticket=booking, by=desk, at=at, reason="已补全")
    assert (again.status, Approval.objects.open().count()) == ("awaiting_approval", 1)


@pytest.mark.requirement("TKT-03")
def test_fault_is_dispatched_while_registered(
    fault: Ticket, technician: User, supervisor: User, at: datetime
) -> None:
    sent = lifecycle.follow(ticket=fault, to="dispatched", assignee=technician, by=supervisor, at=at)
    asked = Approval.objects.get()
    assert (sent.status, asked.asker, asked.due_at) == ("dispatched", supervisor, at + 24 * HOUR)
    assert Clock.objects.get(stream=fault.pk, kind="dispatch_approval").due_at == at + 24 * HOUR


@pytest.mark.requirement("TKT-03")
def test_later_approval_meets_its_clock(
    fault: Ticket, technician: User, supervisor: User, manager: User, at: datetime
) -> None:
    lifecycle.follow(ticket=fault, to="dispatched", assignee=technician, by=supervisor, at=at)
    held = lifecycle.approve(ticket=fault, by=manager, at=at + HOUR)
    assert held.status == "dispatched"
    assert Clock.objects.get(stream=fault.pk, kind="dispatch_approval").met_at == at + HOUR


@pytest.fixture
def returned(fault: Ticket, technician: User, supervisor: User, manager: User, at: datetime) -> Ticket:
    """A dispatched fault whose later approval was refused."""
    lifecycle.follow(ticket=fault, to="dispatched", assignee=technician, by=supervisor, at=at)
    return lifecycle.return_for_correction(ticket=fault, reason="缺少现象", by=manager, at=at + HOUR)


@pytest.mark.requirement("TKT-03")
def test_a_sent_visit_is_asked_for_again_after_a_return(
    returned: Ticket, desk: User, manager: User, at: datetime
) -> None:
    held = lifecycle.request_approval(ticket=returned, by=desk, at=at + 2 * HOUR, reason="已补充现象")
    asked = Approval.objects.open().get()
    assert (held.status, asked.asker, asked.due_at) == ("dispatched", desk, at + 26 * HOUR)
    lifecycle.approve(ticket=returned, by=manager, at=at + 3 * HOUR)
    assert list(Approval.objects.order_by("pk").values_list("decision", flat=True)) == [
        "returned",
        "approved",
    ]


def test_a_waiting_or_granted_request_is_not_repeated(
    returned: Ticket, desk: User, manager: User, at: datetime
) -> None:
    lifecycle.request_approval(ticket=returned, by=desk, at=at + 2 * HOUR)
    with pytest.raises(Stale):
        lifecycle.request_approval(ticket=returned, by=desk, at=at + 2 * HOUR)
    lifecycle.approve(ticket=returned, by=manager, at=at + 3 * HOUR)
    with pytest.raises(Stale):
        lifecycle.request_approval(ticket=returned, by=desk, at=at + 4 * HOUR)
    assert Approval.objects.count() == 2


def test_the_verb_is_offered_again_after_a_return(returned: Ticket, desk: User) -> None:
    assert "approval-request" in [action.slug for action in offered(desk, returned)]


def test_the_verb_is_not_offered_while_a_request_waits(
    fault: Ticket, technician: User, supervisor: User, desk: User, at: datetime
) -> None:
    sent = lifecycle.follow(ticket=fault, to="dispatched", assignee=technician, by=supervisor, at=at)
    assert "approval-request" not in [action.slug for action in offered(desk, sent)]


def test_the_executor_does_not_ask_for_the_own_visit(
    returned: Ticket, technician: User, at: datetime
) -> None:
    with pytest.raises(NotAllowed):
        lifecycle.request_approval(ticket=returned, by=technician, at=at + 2 * HOUR)
    assert Approval.objects.open().count() == 0


def test_dispatching_in_time_meets_the_fault_clock(
    fault: Ticket, technician: User, supervisor: User, at: datetime
) -> None:
    lifecycle.follow(ticket=fault, to="dispatched", assignee=technician, by=supervisor, at=at + HOUR / 3)
    assert Clock.objects.get(stream=fault.pk, kind="dispatch").met_at == at + HOUR / 3


def test_application_left_lying_is_reminded_once(booking: Ticket, supervisor: User, at: datetime) -> None:
    late = at + 24 * HOUR + timedelta(seconds=1)
    remind_overdue(at=late)
    remind_overdue(at=late + timedelta(minutes=1))
    subjects = Message.objects.filter(recipient=supervisor, channel="inbox").values_list("subject", flat=True)
    assert list(subjects) == [f"{booking.number} 派工申请超时未审批"]


def test_application_in_time_is_not_reminded(booking: Ticket, at: datetime) -> None:
    assert remind_overdue(at=at + 24 * HOUR) == 0


def test_stale_page_is_told(booking: Ticket, supervisor: User, manager: User, at: datetime) -> None:
    lifecycle.approve(ticket=booking, by=supervisor, at=at)
    with pytest.raises(Stale):
        lifecycle.return_for_correction(
            ticket=booking, reason="晚了", by=manager, at=at, version=booking.version
        )
    assert Ticket.objects.get(pk=booking.pk).status == "approved"


def test_second_approval_is_told(booking: Ticket, supervisor: User, manager: User, at: datetime) -> None:
    lifecycle.approve(ticket=booking, by=supervisor, at=at)
    with pytest.raises(Stale):
        lifecycle.approve(ticket=booking, by=manager, at=at)
    assert Approval.objects.get().decider == supervisor


@pytest.mark.django_db(transaction=True)
def test_two_approvals_at_once_one_wins(
    booking: Ticket, supervisor: User, manager: User, at: datetime
) -> None:
    results = race(
        *(lambda by=by: lifecycle.approve(ticket=booking, by=by, at=at) for by in (supervisor, manager))
    )
    assert sorted(type(result).__name__ for result in results) == ["Stale", "Ticket"]
    assert Approval.objects.filter(decision="approved").count() == 1
