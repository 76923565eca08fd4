"""Verifying, handling and closing complaints."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from deadlines.models import Clock
from notifications.models import Message
from org.models import Unit, User
from org.operations.approvals import SamePerson
from tests.factories.tickets import COMPLAINT, handled, make_ticket, proposed
from tickets.enums import ComplaintClass, Severity
from tickets.models import Complaint, Ticket
from tickets.operations import complaints, contacts, lifecycle, redress
from tickets.operations.errors import Blocked, NotAllowed, Stale, TicketRefused

HOUR = timedelta(hours=1)


def test_classes_of_both_trades_exist() -> None:
    assert {"product_quality", "service_staff", "sales", "handover", "other"} <= set(ComplaintClass.values)


@pytest.mark.requirement("CMP-04")
def test_severity_has_three_values() -> None:
    assert Severity.values == ["general", "major", "crisis"]


@pytest.mark.requirement("CMP-04")
def test_without_severity_it_stays_in_verifying(complaint: Ticket, supervisor: User, at: datetime) -> None:
    with pytest.raises(TicketRefused):
        complaints.verify(ticket=complaint, founded=True, note="属实", by=supervisor, at=at)
    assert Complaint.objects.get().stage == "verifying"


@pytest.mark.requirement("CMP-04")
def test_the_database_keeps_it_there_too(complaint: Ticket) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.update(stage="handling")
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.update(stage="handling", severity="terrible")


def test_verified_with_severity_goes_on(complaint: Ticket, supervisor: User, at: datetime) -> None:
    handled(complaint, severity="general", by=supervisor, at=at)
    row = Complaint.objects.get()
    assert (row.stage, row.founded, row.verified_by) == ("handling", True, supervisor)


@pytest.mark.requirement("CMP-06")
@pytest.mark.parametrize("severity", ["major", "crisis"])
def test_major_is_told_upwards_at_once(
    severity: str, complaint: Ticket, supervisor: User, head: User, group_officer: User, at: datetime
) -> None:
    complaints.classify(ticket=complaint, severity=severity, by=supervisor, at=at)
    told = Message.objects.filter(cause__contains=":L0:", channel="inbox")
    assert set(told.values_list("recipient", flat=True)) == {head.pk, group_officer.pk}
    assert {message.queued_at - at for message in told} == {timedelta()}


@pytest.mark.requirement("CMP-06")
def test_general_is_not_told_upwards(complaint: Ticket, supervisor: User, head: User, at: datetime) -> None:
    complaints.classify(ticket=complaint, severity="general", by=supervisor, at=at)
    assert Message.objects.filter(cause__contains=":L0:").count() == 0


@pytest.mark.requirement("CMP-06")
def test_major_at_intake_is_told_too(
    east: Unit, desk: User, head: User, group_officer: User, at: datetime
) -> None:
    make_ticket(east, by=desk, at=at, severity="major", **COMPLAINT)
    assert Message.objects.filter(cause__contains=":L0:", channel="inbox").count() == 2


@pytest.mark.requirement("CMP-20")
def test_major_makes_the_ticket_urgent(complaint: Ticket, supervisor: User, at: datetime) -> None:
    held = complaints.classify(ticket=complaint, severity="major", by=supervisor, at=at)
    assert held.urgency == "urgent"
    assert Clock.objects.get(stream=held.pk, kind="reply").due_at == at + 2 * HOUR
    assert held.next_due_at == at + 2 * HOUR


def test_only_the_group_lowers_a_major_one(
    complaint: Ticket, supervisor: User, group_officer: User, at: datetime
) -> None:
    complaints.classify(ticket=complaint, severity="major", by=supervisor, at=at)
    with pytest.raises(NotAllowed):
        complaints.classify(ticket=complaint, severity="general", by=supervisor, at=at)
    complaints.classify(ticket=complaint, severity="general", by=group_officer, at=at)
    assert Complaint.objects.get().severity == "general"


@pytest.mark.requirement("ORG-04")
def test_project_proposes_but_does_not_close_a_major_one(
    east: Unit, shanghai: Unit, desk: User, shanghai_desk: User, at: datetime
) -> None:
    ticket = make_ticket(east, project=shanghai, by=desk, at=at, **COMPLAINT)
    proposed(ticket, severity="major", by=desk, at=at)
    with pytest.raises(NotAllowed):
        complaints.confirm_closure(ticket=ticket, by=shanghai_desk, at=at)
    assert Complaint.objects.get().stage == "closure_proposed"


@pytest.mark.requirement("ORG-04")
def test_project_may_propose(
    east: Unit, shanghai: Unit, desk: User, shanghai_desk: User, at: datetime
) -> None:
    ticket = make_ticket(east, project=shanghai, by=desk, at=at, **COMPLAINT)
    proposed(ticket, severity="major", by=shanghai_desk, at=at)
    assert Complaint.objects.get().proposed_by == shanghai_desk


@pytest.mark.requirement("ORG-04")
@pytest.mark.parametrize("verb", ["cancel", "resolve_by_phone"])
def test_major_one_is_not_closed_by_another_door(
    verb: str, complaint: Ticket, supervisor: User, at: datetime
) -> None:
    complaints.classify(ticket=complaint, severity="major", by=supervisor, at=at)
    more = {"reason": "重复"} if verb == "cancel" else {}
    with pytest.raises(Blocked) as caught:
        getattr(lifecycle, verb)(ticket=complaint, by=supervisor, at=at, **more)
    assert [block.code for block in caught.value.blocks] == ["major_complaint_open"]
    assert Ticket.objects.get(pk=complaint.pk).closed_at is None


def test_region_does_not_confirm_a_major_one(
    complaint: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    proposed(complaint, severity="major", by=desk, at=at)
    with pytest.raises(NotAllowed):
        complaints.confirm_closure(ticket=complaint, by=supervisor, at=at, department_score=4)


def test_group_confirms_a_major_one(
    complaint: Ticket, supervisor: User, group_officer: User, at: datetime
) -> None:
    proposed(complaint, severity="major", by=supervisor, at=at)
    closed = complaints.confirm_closure(ticket=complaint, by=group_officer, at=at, department_score=4)
    assert (closed.complaint.stage, closed.complaint.closed_by, closed.status) == (
        "closed",
        group_officer,
        "phone_resolved",
    )


def test_general_one_is_confirmed_in_the_region(
    complaint: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    proposed(complaint, severity="general", by=desk, at=at)
    assert (
        complaints.confirm_closure(ticket=complaint, by=supervisor, at=at, department_score=4).complaint.stage
        == "closed"
    )


def test_nobody_confirms_the_own_proposal(complaint: Ticket, supervisor: User, at: datetime) -> None:
    proposed(complaint, severity="general", by=supervisor, at=at)
    with pytest.raises(SamePerson):
        complaints.confirm_closure(ticket=complaint, by=supervisor, at=at, department_score=4)
    assert Complaint.objects.get().stage == "closure_proposed"


def test_returned_proposal_is_handled_on(
    complaint: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    proposed(complaint, severity="general", by=desk, at=at)
    complaints.confirm_closure(ticket=complaint, by=supervisor, at=at, approved=False, note="结果不完整")
    assert Complaint.objects.get().stage == "handling"
    complaints.propose_closure(ticket=complaint, outcome="已补偿", cause="", by=desk, at=at)
    assert Complaint.objects.get().stage == "closure_proposed"


def test_confirmed_twice_is_told(
    complaint: Ticket, desk: User, supervisor: User, manager: User, at: datetime
) -> None:
    proposed(complaint, severity="general", by=desk, at=at)
    complaints.confirm_closure(ticket=complaint, by=supervisor, at=at, department_score=4)
    with pytest.raises(Stale):
        complaints.confirm_closure(ticket=complaint, by=manager, at=at, department_score=4)


def test_late_complaint_is_closed_but_its_ticket_waits_for_the_reason(
    complaint: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    redress.note_redress(ticket=complaint, kind="explanation", words="缺件", by=desk, at=at + HOUR)
    proposed(complaint, severity="general", by=desk, at=at + 30 * HOUR)
    held = complaints.confirm_closure(ticket=complaint, by=supervisor, at=at + 31 * HOUR, department_score=4)
    assert (held.complaint.stage, held.status) == ("closed", "registered")


def test_a_late_promise_nobody_swept_does_not_undo_the_confirmation(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    quality = COMPLAINT | {"complaint_class": "product_quality"}
    ticket = make_ticket(east, by=desk, at=at, **quality)
    contacts.log_contact(ticket=ticket, reached=True, by=desk, at=at)
    proposed(ticket, severity="general", by=desk, at=at)
    held = complaints.confirm_closure(ticket=ticket, by=supervisor, at=at + 24.5 * HOUR, department_score=4)
    assert (held.complaint.stage, held.status, held.next_due_at) == ("closed", "registered", None)
    blocks = lifecycle.obstacles(held, "phone_resolved")
    assert [block.words for block in blocks] == ["「到场」时限已超时，请先填写超时原因。"]


def test_open_complaint_is_not_archived(east: Unit, desk: User, supervisor: User, at: datetime) -> None:
    ticket = make_ticket(east, by=desk, at=at, solved_by_phone=True, **COMPLAINT)
    with pytest.raises(Blocked) as caught:
        lifecycle.archive(ticket=ticket, by=supervisor, at=at)
    assert [block.code for block in caught.value.blocks] == ["complaint_open", "no_follow_up_owner"]


def test_reopened_complaint_is_handled_again(
    complaint: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    proposed(complaint, severity="general", by=desk, at=at)
    complaints.confirm_closure(ticket=complaint, by=supervisor, at=at, department_score=4)
    lifecycle.reopen(ticket=complaint, reason="客户不满意", by=desk, at=at + HOUR)
    row = Complaint.objects.get()
    assert (row.stage, row.closed_at, row.closed_by) == ("handling", None, None)


def test_handling_is_noted(complaint: Ticket, supervisor: User, at: datetime) -> None:
    handled(complaint, severity="general", by=supervisor, at=at)
    complaints.handle(ticket=complaint, note="已向客户道歉", by=supervisor, at=at)
    assert [note.text for note in complaint.notes.all()] == ["已电话核实", "已向客户道歉"]


def test_ticket_solved_on_the_phone_leaves_the_proposal_to_be_decided(
    complaint: Ticket, supervisor: User, manager: User, at: datetime
) -> None:
    proposed(complaint, severity="general", by=supervisor, at=at)
    lifecycle.resolve_by_phone(ticket=complaint, by=supervisor, at=at)
    complaints.confirm_closure(ticket=complaint, by=manager, at=at, department_score=4)
    assert Complaint.objects.get().stage == "closed"


def test_proposed_complaint_is_not_classified_anew(complaint: Ticket, supervisor: User, at: datetime) -> None:
    proposed(complaint, severity="general", by=supervisor, at=at)
    with pytest.raises(TicketRefused):
        complaints.classify(ticket=complaint, severity="major", by=supervisor, at=at)
    assert Complaint.objects.get().severity == "general"
