"""Closing: outcome, the customer's answer, the department's score, and what is overdue."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from org.models import Unit, User
from tests.factories.tickets import COMPLAINT, established, handled, make_ticket, proposed
from tests.tickets.complaining import HOUR, call, close
from tickets.models import Complaint, DepartmentScore, Ticket
from tickets.operations import complaints, facts, lifecycle
from tickets.operations.errors import TicketRefused
from tickets.queries import complaint_lists as lists


@pytest.fixture
def unanswered(complaint: Ticket, desk: User, at: datetime) -> Ticket:
    """Proposed, but nobody asked the customer."""
    proposed(complaint, severity="general", by=desk, at=at)
    Complaint.objects.update(result_score=None, process_score=None)
    return complaint


@pytest.mark.requirement("CMP-11")
def test_closing_needs_scores_or_attempts(unanswered: Ticket, supervisor: User, at: datetime) -> None:
    with pytest.raises(TicketRefused):
        close(unanswered, supervisor, at)
    assert Complaint.objects.get().stage == "closure_proposed"


@pytest.mark.requirement("CMP-11")
def test_both_scores_let_it_close(unanswered: Ticket, desk: User, supervisor: User, at: datetime) -> None:
    facts.record_answer(ticket=unanswered, result_score=2, process_score=5, by=desk, at=at)
    close(unanswered, supervisor, at)
    row = Complaint.objects.get()
    assert (row.stage, row.result_score, row.process_score) == ("closed", 2, 5)


@pytest.mark.requirement("CMP-11")
@pytest.mark.parametrize(("attempts", "stage"), [(1, "closure_proposed"), (2, "closed")])
def test_two_documented_attempts_let_it_close(
    attempts: int, stage: str, unanswered: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    for _number in range(attempts):
        call(unanswered, desk, at, reached=False)
    if stage == "closed":
        close(unanswered, supervisor, at)
    else:
        with pytest.raises(TicketRefused):
            close(unanswered, supervisor, at)
    assert Complaint.objects.get().stage == stage


@pytest.mark.requirement("CMP-11")
def test_closing_needs_an_outcome(complaint: Ticket, supervisor: User, at: datetime) -> None:
    handled(complaint, severity="general", by=supervisor, at=at)
    established(complaint, by=supervisor, at=at)
    with pytest.raises(TicketRefused):
        complaints.propose_closure(ticket=complaint, outcome=" ", cause="", by=supervisor, at=at)
    assert Complaint.objects.get().stage == "handling"


@pytest.mark.requirement("CMP-13")
def test_closing_asks_for_a_department_score(
    complaint: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    proposed(complaint, severity="general", by=desk, at=at)
    with pytest.raises(TicketRefused):
        close(complaint, supervisor, at, None)
    assert (Complaint.objects.get().stage, DepartmentScore.objects.count()) == ("closure_proposed", 0)


@pytest.mark.requirement("CMP-13")
def test_monthly_averages_per_department_are_counted(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    for score in (5, 2):
        ticket = make_ticket(east, by=desk, at=at, **COMPLAINT)
        proposed(ticket, severity="general", by=desk, at=at)
        close(ticket, supervisor, at, score)
    found = {line.department: line for line in lists.department_scores(supervisor, date(2026, 3, 1))}
    assert (found["after_sales"].count, found["after_sales"].mean) == (2, Decimal("3.5"))
    assert {line.count for code, line in found.items() if code != "after_sales"} == {0}
    assert sum(line.count for line in lists.department_scores(supervisor, date(2026, 4, 1))) == 0


def test_a_reopened_complaint_asks_the_customer_anew(
    complaint: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    proposed(complaint, severity="general", by=desk, at=at)
    close(complaint, supervisor, at)
    lifecycle.reopen(ticket=complaint, reason="不满意", by=desk, at=at + HOUR)
    row = Complaint.objects.get()
    assert (row.stage, row.is_answered, row.progress_at) == ("handling", False, at + HOUR)


@pytest.mark.requirement("CMP-12")
@pytest.mark.parametrize(("hours", "listed"), [(23.9, False), (24, False), (24.1, True)])
def test_without_progress_for_a_day_it_is_on_the_overdue_list(
    hours: float, listed: bool, complaint: Ticket, supervisor: User, at: datetime
) -> None:
    found = lists.complaints(supervisor, "overdue", at=at + hours * HOUR)
    assert [row.pk for row in found] == ([complaint.pk] if listed else [])


@pytest.mark.requirement("CMP-12")
def test_a_progress_note_takes_it_off_the_list(complaint: Ticket, supervisor: User, at: datetime) -> None:
    late = at + 30 * HOUR
    complaints.handle(ticket=complaint, note="已告知客户进度", by=supervisor, at=late)
    assert lists.complaints(supervisor, "overdue", at=late + HOUR).count() == 0
    assert lists.complaints(supervisor, "overdue", at=late + 25 * HOUR).count() == 1


def test_closed_and_cancelled_ones_are_not_overdue(
    complaint: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    proposed(complaint, severity="general", by=desk, at=at)
    close(complaint, supervisor, at)
    assert lists.complaints(supervisor, "overdue", at=at + 48 * HOUR).count() == 0
