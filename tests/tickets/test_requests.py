"""What waits for a decision about a ticket stands in the inbox of who may decide it."""

from datetime import datetime, timedelta

import pytest

from deadlines.enums import PauseReason
from deadlines.models import Clock
from deadlines.operations.pauses import ask_pause
from org.models import Unit, User
from org.queries import approval_inbox
from tests.factories.tickets import make_ticket, proposed
from tickets.models import Ticket


def words(user: User) -> list[tuple[str, str]]:
    return [(one.label, one.url) for one in approval_inbox(user)]


def test_a_dispatch_waits_for_the_region_s_supervisor(
    booking: Ticket, supervisor: User, stranger: User, technician: User
) -> None:
    assert words(supervisor) == [("派工审批", f"/tickets/{booking.number}/")]
    assert (words(stranger), words(technician)) == ([], [])


def test_a_pause_waits_with_the_ticket(booking: Ticket, desk: User, supervisor: User, at: datetime) -> None:
    clock = Clock.objects.get(stream=booking.pk, kind="complete")
    later = at + timedelta(hours=1)
    ask_pause(clock=clock, reason=PauseReason.CUSTOMER_RESCHEDULE, starts_at=later, by=desk, at=later)
    assert ("时限暂停", f"/tickets/{booking.number}/") in words(supervisor)


def test_a_major_closure_waits_for_the_group_only(
    complaint: Ticket, supervisor: User, manager: User, group_officer: User, at: datetime
) -> None:
    proposed(complaint, severity="major", by=supervisor, at=at)
    assert ("投诉结案", f"/tickets/{complaint.number}/complaint/") in words(group_officer)
    assert "投诉结案" not in {label for label, _ in words(manager)}


@pytest.mark.parametrize("waiting", [1, 3])
def test_the_inbox_costs_the_same_with_one_and_three(
    east: Unit, desk: User, supervisor: User, at: datetime, waiting: int, django_assert_num_queries: object
) -> None:
    for _ in range(waiting):
        make_ticket(east, by=desk, at=at)
    assert len(supervisor.scope.held) == 1
    with django_assert_num_queries(2):  # type: ignore[operator]
        approval_inbox(supervisor)
