"""The supervisor's call after a refused signature."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from deadlines.models import Clock, Todo
from deadlines.operations import TodoClosed, accept_todo
from dispatch.models import WorkOrder
from dispatch.operations import refusals
from tests.dispatch.test_signing import REFUSED, close
from tests.factories.dispatch import finish


@pytest.fixture
def todo(order: WorkOrder, at: datetime) -> Todo:
    """A customer refused to sign; the supervisor has to call."""
    close(finish(order, at), REFUSED, at)
    return Todo.objects.get(kind=refusals.CALL_BACK_TODO)


@pytest.mark.parametrize(("hours", "late"), [(23, False), (25, True)])
def test_the_call_ends_to_do_and_clock(todo, supervisor, at, hours, late):
    accept_todo(todo=todo, at=at, by=supervisor)
    refusals.call_back(
        todo=todo, result="已致电说明收费", by=supervisor, at=todo.opened_at + timedelta(hours=hours)
    )
    clock = Clock.objects.get(kind="refusal_call")
    assert (Todo.objects.get(pk=todo.pk).is_open, clock.met_at is not None, clock.is_breached) == (
        False,
        True,
        late,
    )


def test_it_is_done_once(todo, supervisor, at):
    refusals.call_back(todo=todo, result="已致电", by=supervisor, at=at)
    with pytest.raises(TodoClosed):
        refusals.call_back(todo=todo, result="又一次", by=supervisor, at=at)


def test_the_supervisor_writes_the_result_on_the_list(signed_in, todo, supervisor, at):
    accept_todo(todo=todo, at=at, by=supervisor)
    answer = signed_in(supervisor).post(
        reverse("deadlines:todo_result", args=[todo.pk]), {"result": "已致电"}
    )
    assert (answer.status_code, Todo.objects.get(pk=todo.pk).result) == (302, "已致电")


def test_without_a_result_it_stays_open(signed_in, todo, supervisor, at):
    accept_todo(todo=todo, at=at, by=supervisor)
    answer = signed_in(supervisor).post(reverse("deadlines:todo_result", args=[todo.pk]), {"result": ""})
    assert (answer.status_code, Todo.objects.get(pk=todo.pk).is_open) == (422, True)


def test_who_has_not_accepted_it_cannot_finish(signed_in, todo, supervisor):
    answer = signed_in(supervisor).get(reverse("deadlines:todo_result", args=[todo.pk]))
    assert answer.status_code == 403
