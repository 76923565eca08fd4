"""Leave during a task needs the supervisor; tasks of who is away go to the deputy."""

from datetime import timedelta

import pytest

from core.outbox import deliver_due
from deadlines.models import Todo
from deadlines.operations import open_todo, stand_in
from notifications.models import Message
from org.enums import AbsenceState
from org.models import Absence
from org.operations.absences import Leave, LeaveRefused, ask_leave, decide_leave
from tests.factories.dispatch import make_skill, make_technician

DAY = timedelta(days=1)


def ask(user, at, **given):
    leave = Leave(user, "leave", at, at + 2 * DAY, **({"reason": "家中有事"} | given))
    return ask_leave(leave=leave, by=user, at=at)


@pytest.mark.requirement("DSP-10")
def test_leave_over_an_open_order_waits_for_the_supervisor(order, tech, supervisor, at):
    row = ask(tech.user, at)
    assert (row.state, row.approval.decision) == (AbsenceState.WAITING, "")
    deliver_due(at=at)
    assert Message.objects.filter(recipient=supervisor, cause=f"absence:{row.pk}:asked").exists()
    decide_leave(absence=row, approved=True, by=supervisor, at=at)
    row.refresh_from_db()
    assert row.state == AbsenceState.APPROVED


def test_leave_over_an_open_order_needs_a_reason(order, tech, at):
    with pytest.raises(LeaveRefused):
        ask(tech.user, at, reason=" ")
    assert Absence.objects.count() == 0


@pytest.mark.requirement("ORG-12")
@pytest.mark.parametrize(("post", "status"), [("supervisor", 302), ("manager", 302), ("desk", 404)])
def test_only_the_supervisor_and_above_decide_leave_during_tasks(
    order, tech, signed_in, request, at, post, status
):
    row = ask(tech.user, at)
    person = request.getfixturevalue(post)
    answer = signed_in(person).post(f"/absences/{row.pk}/decision/", {"approved": "yes"})
    row.refresh_from_db()
    assert (answer.status_code, row.state == AbsenceState.APPROVED) == (status, status == 302)


def test_nobody_decides_the_own_leave(order, tech, signed_in, at):
    row = ask(tech.user, at)
    assert signed_in(tech.user).post(f"/absences/{row.pk}/decision/", {"approved": "yes"}).status_code == 403
    assert Absence.objects.get().state == AbsenceState.WAITING


def task(ticket, owner, due_at, at):
    return open_todo(
        stream=ticket.stream,
        kind="note",
        title="回电",
        unit=ticket.unit,
        owner=owner,
        due_at=due_at,
        by=owner,
        at=at,
    )


@pytest.mark.requirement("ORG-24")
def test_a_task_of_who_is_away_goes_to_the_deputy_before_it_is_due(waiting, desk, supervisor, manager, at):
    todo = task(waiting, desk, at + DAY, at)
    ask(desk, at, deputy=manager)
    assert stand_in(at=at) == 1
    todo.refresh_from_db()
    assert (todo.owner, stand_in(at=at)) == (manager, 0)


@pytest.mark.requirement("ORG-24")
def test_without_a_deputy_the_manager_is_told_once(waiting, desk, manager, at):
    todo = task(waiting, desk, at + DAY, at)
    ask(desk, at)
    assert (stand_in(at=at), stand_in(at=at)) == (0, 0)
    told = Message.objects.filter(
        recipient=manager, channel="inbox", cause__startswith=f"todo:{todo.pk}:unattended"
    )
    assert (told.count(), Todo.objects.get().owner) == (1, desk)


def test_who_is_back_in_time_keeps_the_task(waiting, desk, manager, at):
    todo = task(waiting, desk, at + 5 * DAY, at)
    ask(desk, at, deputy=manager)
    assert stand_in(at=at) == 0
    todo.refresh_from_db()
    assert todo.owner == desk


def test_my_work_lists_orders_todos_and_tickets(order, tech, signed_in, at):
    task(order.ticket, tech.user, at + DAY, at)
    page = signed_in(tech.user).get("/mine/").text
    assert (order.number in page, "回电" in page) == (True, True)


def test_my_work_of_a_free_person_is_empty(signed_in, east, at):
    other = make_technician(east, make_skill())
    assert "没有未完成的工作" in signed_in(other.user).get("/mine/").text
