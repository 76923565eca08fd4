"""What keeps a ticket open although its matter ended otherwise than by a visit."""

from datetime import datetime, timedelta
from decimal import Decimal

from core.actors import SYSTEM
from deadlines.models import Clock
from notifications.models import Message
from org.models import User
from tickets.enums import Settled
from tickets.models import Note, Ticket
from tickets.operations import compensation, lifecycle
from tickets.operations.settling import settle

HOUR = timedelta(hours=1)


def settled(ticket: Ticket, at: datetime) -> Ticket:
    return settle(
        ticket=ticket, cause="case:1:ended", way=Settled.EXCHANGE, solution="已换发新品。", by=SYSTEM, at=at
    )


def told() -> list[str]:
    rows = Message.objects.filter(cause__endswith=":case:1:ended", channel="inbox").order_by("pk")
    return [row.subject.partition("：")[2] for row in rows]


def test_nothing_left_closes_it_with_the_solution(fault: Ticket, at: datetime) -> None:
    assert (settled(fault, at).status, told()) == ("phone_resolved", [])
    assert Note.objects.get(ticket=fault).text == "已换发新品。"


def test_a_complaint_stays_with_its_stages_and_its_promises_are_kept(complaint: Ticket, at: datetime) -> None:
    assert settled(complaint, at + HOUR).status == "registered"
    assert told() == ["投诉尚未结案，请核实、处理并结案"]
    kept = Clock.objects.filter(stream=complaint.pk, met_at=at + HOUR).values_list("kind", flat=True)
    assert "reply" in kept


def test_a_visit_under_way_keeps_its_own_promises(
    fault: Ticket, technician: User, supervisor: User, at: datetime
) -> None:
    lifecycle.follow(ticket=fault, to="dispatched", assignee=technician, by=supervisor, at=at)
    assert settled(fault, at).status == "dispatched"
    assert told() == ["已派工，请按上门服务的流程办完"]
    assert Clock.objects.running().filter(stream=fault.pk, kind="complete").exists()


def test_money_that_waits_for_approval_is_decided_by_people(
    fault: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    given = {"kind": "interim", "amount": Decimal(100), "words": "先行补偿"}
    compensation.ask(ticket=fault, by=desk, at=at, **given)
    assert (settled(fault, at).status, told()) == ("registered", ["有申请等待审批"])


def test_a_second_time_nothing_happens(complaint: Ticket, at: datetime) -> None:
    for later in (HOUR, 2 * HOUR):
        settled(complaint, at + later)
    assert len(told()) == 1


def test_a_closed_ticket_is_left_as_it_is(fault: Ticket, supervisor: User, at: datetime) -> None:
    lifecycle.cancel(ticket=fault, reason="客户取消", by=supervisor, at=at)
    assert (settled(fault, at).status, told()) == ("cancelled", [])


def test_an_approved_visit_is_left_to_people(booking: Ticket, supervisor: User, at: datetime) -> None:
    lifecycle.approve(ticket=booking, by=supervisor, at=at)
    assert (settled(booking, at).status, told()) == (
        "approved",
        ["上门已获批准：仍须上门请派工，否则请取消工单"],
    )
