"""To-dos: for a person or a post, accepted once, handed over, done."""

import pytest
from django.db import IntegrityError, transaction

from core.actors import SYSTEM
from core.models import Event
from deadlines import operations, permissions, queries
from deadlines.models import Todo
from org.enums import Post
from tests.core.worktime.instants import at
from tests.factories.deadlines import subject
from tests.factories.org import appoint, make_user

START = at("2026-03-10 10:00")


def open_todo(unit, **more) -> Todo:
    return operations.open_todo(
        stream=subject(START), kind="call", title="回访", unit=unit, at=START, by=SYSTEM, **more
    )


@pytest.fixture
def for_clerks(east) -> Todo:
    return open_todo(east, department=Post.CLERK, due_at=at("2026-03-11 10:00"))


def test_it_needs_a_person_or_a_post(east):
    with pytest.raises(IntegrityError, match="todo_has_somebody"), transaction.atomic():
        open_todo(east)


def test_the_event_names_no_title(for_clerks):
    event = Event.objects.get(name="todo.opened")
    assert event.facts == {"todo": for_clerks.pk, "kind": "call", "due_at": "2026-03-11T02:00:00+00:00"}


def test_whoever_holds_the_post_may_accept(for_clerks, owner, supervisor):
    assert permissions.can_accept_todo(owner, for_clerks) is True
    assert permissions.can_accept_todo(supervisor, for_clerks) is False


def test_the_first_to_accept_has_it(for_clerks, owner, east):
    second = appoint(make_user("second", "褚信息"), east, Post.CLERK)
    operations.accept_todo(todo=for_clerks, at=START, by=owner)
    with pytest.raises(operations.TodoClosed):
        operations.accept_todo(todo=for_clerks, at=START, by=second)
    assert Todo.objects.get().owner == owner


def test_it_is_done_once(for_clerks, owner):
    operations.finish_todo(todo=for_clerks, result="已回访", at=START, by=owner)
    with pytest.raises(operations.TodoClosed):
        operations.finish_todo(todo=for_clerks, result="又一次", at=START, by=owner)
    assert Todo.objects.get().result == "已回访"


def test_handing_over_asks_the_new_owner_to_accept(for_clerks, owner, technician):
    operations.accept_todo(todo=for_clerks, at=START, by=owner)
    operations.hand_over_todo(todo=for_clerks, owner=technician, at=START, by=owner)
    held = Todo.objects.get()
    assert (held.owner, held.accepted_at) == (technician, None)


def test_mine_and_my_departments_are_told_apart(for_clerks, owner, east):
    mine = open_todo(east, owner=owner)
    assert (list(queries.my_todos(owner)), list(queries.department_todos(owner))) == ([mine], [for_clerks])


def test_leaders_see_what_everybody_has_to_do(for_clerks, owner, supervisor, east):
    other = open_todo(east, owner=owner)
    assert set(queries.department_todos(supervisor)) == {for_clerks, other}


def test_another_region_sees_nothing(for_clerks, stranger):
    assert list(Todo.objects.visible_to(stranger)) == []
