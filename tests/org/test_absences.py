"""Leave and who stands in."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from org.enums import AbsenceState, Post, Right
from org.models import Absence, Unit, User
from org.operations.absences import Leave, LeaveRefused, ask_leave, cancel_leave
from org.queries import acting, colleagues, led_people
from org.rules import RIGHTS
from tests.factories.org import appoint, make_user

DAY = timedelta(days=1)


@pytest.fixture
def deputy(east: Unit) -> User:
    return appoint(make_user("deputy", "孙替班"), east, Post.TECHNICIAN)


def leave(user: User, at: datetime, *, days: int = 2, **given: object) -> Leave:
    return Leave(user, "leave", at, at + days * DAY, **given)  # type: ignore[arg-type]


def test_without_work_under_way_leave_is_in_force_at_once(technician: User, at: datetime) -> None:
    row = ask_leave(leave=leave(technician, at), by=technician, at=at)
    assert (row.state, row.approval) == (AbsenceState.APPROVED, None)


def test_the_deputy_acts_while_the_person_is_away(technician: User, deputy: User, at: datetime) -> None:
    ask_leave(leave=leave(technician, at, deputy=deputy), by=technician, at=at)
    seen = [acting(technician, at - DAY), acting(technician, at), acting(technician, at + 2 * DAY)]
    assert seen == [technician, deputy, technician]


def test_a_deputy_who_is_away_has_a_deputy(
    technician: User, deputy: User, manager: User, at: datetime
) -> None:
    ask_leave(leave=leave(technician, at, deputy=deputy), by=technician, at=at)
    ask_leave(leave=leave(deputy, at + DAY, deputy=manager), by=deputy, at=at)
    assert acting(technician, at + DAY) == manager


def test_two_absences_of_a_person_do_not_meet(technician: User, at: datetime) -> None:
    ask_leave(leave=leave(technician, at), by=technician, at=at)
    with pytest.raises(LeaveRefused):
        ask_leave(leave=leave(technician, at + DAY), by=technician, at=at)
    assert Absence.objects.count() == 1


@pytest.mark.parametrize("days", [0, -1])
def test_an_absence_ends_after_it_begins(technician: User, at: datetime, days: int) -> None:
    with pytest.raises(LeaveRefused):
        ask_leave(leave=leave(technician, at, days=days), by=technician, at=at)
    assert Absence.objects.count() == 0


def test_who_is_back_early_ends_it_now(technician: User, deputy: User, at: datetime) -> None:
    row = ask_leave(leave=leave(technician, at, deputy=deputy), by=technician, at=at)
    cancel_leave(absence=row, by=technician, at=at + DAY)
    assert acting(technician, at + DAY) == technician
    assert Absence.objects.get().until == at + DAY


def test_leaders_enter_leave_for_their_people_only(
    supervisor: User, technician: User, stranger: User
) -> None:
    assert technician in led_people(supervisor)
    assert stranger not in led_people(supervisor)
    assert list(led_people(technician)) == [technician]


def test_deputies_are_near(technician: User, supervisor: User, stranger: User) -> None:
    assert set(colleagues(technician)) == {technician, supervisor}


def test_the_page_lists_and_takes_leave(
    technician: User, deputy: User, signed_in: Callable[..., Client], time_machine: object, at: datetime
) -> None:
    time_machine.move_to(at)  # type: ignore[attr-defined]
    typed = {"user": technician.pk, "kind": "leave", "since": "2026-03-11T08:00", "until": "2026-03-12T18:00"}
    client = signed_in(technician)
    answer = client.post("/absences/", typed | {"deputy": deputy.pk}, follow=True)
    assert (answer.status_code, Absence.objects.get().deputy) == (200, deputy)
    assert "孙替班" in answer.text


def test_a_technician_enters_no_leave_for_others(
    technician: User, deputy: User, signed_in: Callable[..., Client]
) -> None:
    typed = {"user": deputy.pk, "kind": "leave", "since": "2026-03-11T08:00", "until": "2026-03-12T18:00"}
    answer = signed_in(technician).post("/absences/", typed)
    assert (answer.status_code, Absence.objects.count()) == (422, 0)


LEADING = {Post.SUPERVISOR, Post.MANAGER, Post.DEPARTMENT_HEAD, Post.REGIONAL_HEAD, Post.GROUP}


@pytest.mark.requirement("ORG-12")
@pytest.mark.parametrize("right", [Right.APPROVE_DISPATCH, Right.DECIDE_PAUSE, Right.APPROVE_LEAVE])
def test_supervisors_and_above_alone_approve_dispatch_pauses_and_leave(right: str) -> None:
    assert {post for post, rights in RIGHTS.items() if right in rights} == LEADING
