"""People a ticket waits for are told, once, without customers' names."""

from datetime import datetime, timedelta

from core.outbox import deliver_due
from notifications.models import Message
from org.models import User
from tests.factories.tickets import make_ticket, proposed
from tickets.models import Ticket
from tickets.operations import complaints, lifecycle

SECOND = timedelta(seconds=1)


def inbox(user: User, at: datetime) -> list[str]:
    """Subjects the person has got, after all events were handed over."""
    while deliver_due(at=at + SECOND):
        pass
    rows = Message.objects.filter(recipient=user, channel="inbox").order_by("pk")
    return list(rows.values_list("subject", flat=True))


def test_owner_of_a_new_ticket(booking: Ticket, supervisor: User, at: datetime) -> None:
    assert inbox(supervisor, at)[:1] == [f"新工单 {booking.number}"]


def test_not_of_one_solved_on_the_phone(east: object, desk: User, supervisor: User, at: datetime) -> None:
    make_ticket(east, by=desk, at=at, solved_by_phone=True)
    assert inbox(supervisor, at) == []


def test_not_of_the_own_ticket(east: object, supervisor: User, at: datetime) -> None:
    make_ticket(east, by=supervisor, at=at, fault=True)
    assert inbox(supervisor, at) == []


def test_owner_of_a_reopened_ticket(east: object, desk: User, supervisor: User, at: datetime) -> None:
    ticket = make_ticket(east, by=desk, at=at, solved_by_phone=True)
    assert inbox(supervisor, at) == []
    lifecycle.reopen(ticket=ticket, reason="再次出现", by=desk, at=at)
    assert inbox(supervisor, at) == [f"{ticket.number} 重新打开"]


def test_new_owner(booking: Ticket, supervisor: User, manager: User, at: datetime) -> None:
    lifecycle.hand_over(ticket=booking, owner=manager, by=supervisor, at=at)
    assert inbox(manager, at) == [f"新工单 {booking.number}", f"{booking.number} 转由您负责"]


def test_applicant_of_a_returned_request(booking: Ticket, desk: User, supervisor: User, at: datetime) -> None:
    lifecycle.return_for_correction(ticket=booking, reason="缺少地址", by=supervisor, at=at)
    assert inbox(desk, at) == [f"{booking.number} 的申请被退回"]


def test_group_of_a_major_closing(complaint: Ticket, desk: User, group_officer: User, at: datetime) -> None:
    proposed(complaint, severity="major", by=desk, at=at)
    assert inbox(group_officer, at)[-1] == f"{complaint.number} 投诉申请结案，等待确认"


def test_proposer_of_a_returned_closing(
    complaint: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    proposed(complaint, severity="general", by=desk, at=at)
    complaints.confirm_closure(ticket=complaint, by=supervisor, at=at, approved=False, note="不完整")
    assert inbox(desk, at) == [f"{complaint.number} 的申请被退回"]


def test_no_customer_in_the_texts(booking: Ticket, supervisor: User, at: datetime) -> None:
    inbox(supervisor, at)
    text = str(list(Message.objects.values_list("subject", "body")))
    assert [word for word in ("王建国", "138", "噪音") if word in text] == []
