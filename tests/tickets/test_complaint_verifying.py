"""Verifying: what must be known before it is left, and the list of facts."""

from datetime import datetime
from typing import Any

import pytest

from core.outbox import deliver_due
from notifications.models import Message
from org.models import User
from tests.factories.tickets import established, handled, verified
from tests.tickets.complaining import call
from tickets.models import Complaint, Ticket
from tickets.operations import complaints, facts
from tickets.operations.errors import TicketRefused

FOUND: dict[str, Any] = {"founded": True, "note": "属实", "department": "logistics", "evidence": "签收单"}


@pytest.fixture
def classified(complaint: Ticket, supervisor: User, at: datetime) -> Ticket:
    return complaints.classify(ticket=complaint, severity="general", by=supervisor, at=at)


@pytest.mark.requirement("INT-14")
@pytest.mark.parametrize(
    ("missing", "words"), [("department", "请选择责任部门。"), ("evidence", "请填写核实依据。")]
)
def test_verifying_is_not_left_without(
    missing: str, words: str, classified: Ticket, supervisor: User, at: datetime
) -> None:
    call(classified, supervisor, at, reached=True)
    with pytest.raises(TicketRefused) as caught:
        complaints.verify(ticket=classified, by=supervisor, at=at, **(FOUND | {missing: ""}))
    assert (str(caught.value), Complaint.objects.get().stage) == (words, "verifying")


@pytest.mark.requirement("INT-14")
def test_verifying_is_not_left_before_we_called(classified: Ticket, supervisor: User, at: datetime) -> None:
    call(classified, supervisor, at, reached=True, direction="in")
    with pytest.raises(TicketRefused):
        complaints.verify(ticket=classified, by=supervisor, at=at, **FOUND)
    assert Complaint.objects.get().stage == "verifying"


@pytest.mark.requirement("INT-14")
def test_with_result_department_and_contact_it_goes_on(
    classified: Ticket, supervisor: User, at: datetime
) -> None:
    call(classified, supervisor, at, reached=True)
    complaints.verify(ticket=classified, by=supervisor, at=at, **FOUND)
    row = Complaint.objects.get()
    assert (row.stage, row.founded, row.department, row.evidence) == ("handling", True, "logistics", "签收单")


def test_two_documented_attempts_stand_for_a_contact(
    classified: Ticket, supervisor: User, at: datetime
) -> None:
    call(classified, supervisor, at, reached=False, note="")
    call(classified, supervisor, at, reached=False)
    with pytest.raises(TicketRefused):
        complaints.verify(ticket=classified, by=supervisor, at=at, **FOUND)
    call(classified, supervisor, at, reached=False)
    complaints.verify(ticket=classified, by=supervisor, at=at, **FOUND)
    assert Complaint.objects.get().stage == "handling"


@pytest.mark.requirement("CMP-14")
def test_a_proposal_is_locked_until_the_facts_are_confirmed(
    complaint: Ticket, supervisor: User, at: datetime
) -> None:
    handled(complaint, severity="general", by=supervisor, at=at)
    facts.add_fact(ticket=complaint, source="site", text="划痕两道", by=supervisor, at=at)
    with pytest.raises(TicketRefused):
        complaints.propose_closure(ticket=complaint, outcome="已修复", cause="", by=supervisor, at=at)
    facts.confirm_facts(ticket=complaint, by=supervisor, at=at)
    complaints.propose_closure(ticket=complaint, outcome="已修复", cause="", by=supervisor, at=at)
    assert Complaint.objects.get().stage == "closure_proposed"


@pytest.mark.requirement("CMP-14")
def test_a_new_fact_asks_for_another_confirmation(complaint: Ticket, supervisor: User, at: datetime) -> None:
    handled(complaint, severity="general", by=supervisor, at=at)
    established(complaint, by=supervisor, at=at)
    facts.add_fact(ticket=complaint, source="staff", text="路上堵车", by=supervisor, at=at)
    with pytest.raises(TicketRefused):
        complaints.propose_closure(ticket=complaint, outcome="已修复", cause="", by=supervisor, at=at)


def test_an_empty_list_is_not_confirmed(complaint: Ticket, supervisor: User, at: datetime) -> None:
    with pytest.raises(TicketRefused):
        facts.confirm_facts(ticket=complaint, by=supervisor, at=at)
    assert Complaint.objects.get().facts_confirmed_at is None


def test_verified_needs_the_severity_too(complaint: Ticket, supervisor: User, at: datetime) -> None:
    with pytest.raises(TicketRefused):
        verified(complaint, by=supervisor, at=at)


def test_a_handler_is_named_and_told(
    complaint: Ticket, supervisor: User, manager: User, at: datetime
) -> None:
    facts.name_handler(ticket=complaint, handler=manager, by=supervisor, at=at)
    deliver_due(at=at, limit=100)
    told = Message.objects.filter(cause__contains=":handler:", channel="inbox")
    assert (Complaint.objects.get().handler, [row.recipient for row in told]) == (manager, [manager])
