"""Tasks that departments give one another (ORG-05, ORG-06)."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from deadlines import operations, queries
from deadlines.enums import TaskKind
from deadlines.models import Todo
from notifications.models import Message
from org.enums import Department, Post
from org.models import Unit, User
from tests.factories.org import appoint, make_user

SignIn = Callable[..., Client]
HOUR = timedelta(hours=1)


@pytest.fixture
def logistics(east: Unit) -> User:
    return appoint(make_user("logistics", "邵军"), east, Post.LIAISON, department=Department.LOGISTICS)


@pytest.fixture
def quality(east: Unit) -> User:
    return appoint(make_user("quality", "贺明"), east, Post.LIAISON, department=Department.QUALITY)


def typed(unit: Unit, **given: object) -> dict[str, object]:
    usual = {
        "kind": "cooperation",
        "responsible_department": "logistics",
        "unit": unit.pk,
        "title": "补发外箱",
    }
    return usual | given


@pytest.fixture
def given(east: Unit, supervisor: User, logistics: User, at: datetime, signed_in: SignIn) -> Todo:
    with time_machine.travel(at, tick=False):
        signed_in(supervisor).post("/tasks/new/", typed(east))
    return Todo.objects.get()


@pytest.mark.requirement("ORG-05")
@pytest.mark.parametrize("department", ["", "nobody"])
def test_a_rectification_task_without_department_is_rejected(
    department: str, east: Unit, supervisor: User, signed_in: SignIn
) -> None:
    body = typed(east, kind="rectification", responsible_department=department)
    page = signed_in(supervisor).post("/tasks/new/", body)
    assert (page.status_code, Todo.objects.count()) == (422, 0)


@pytest.mark.requirement("ORG-05")
def test_the_operation_and_the_table_reject_it_too(
    east: Unit, supervisor: User, given: Todo, at: datetime
) -> None:
    with pytest.raises(operations.NoDepartment):
        operations.assign_task(
            stream=given.stream_id, kind=TaskKind.RECTIFICATION, title="整改", unit=east,
            responsible_department="", at=at, by=supervisor,
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Todo.objects.update(responsible_department="")
    assert Todo.objects.count() == 1


@pytest.mark.requirement("ORG-06")
def test_a_task_to_logistics_shows_when_it_was_given_accepted_and_finished(
    given: Todo, logistics: User, at: datetime, signed_in: SignIn
) -> None:
    browser = signed_in(logistics)
    with time_machine.travel(at + HOUR, tick=False):
        browser.post(f"/tasks/{given.pk}/acceptance/")
    with time_machine.travel(at + 2 * HOUR, tick=False):
        browser.post(f"/tasks/{given.pk}/result/", {"result": "已补发"})
    given.refresh_from_db()
    assert (given.opened_at, given.accepted_at, given.done_at) == (at, at + HOUR, at + 2 * HOUR)
    text = browser.get(f"/tasks/{given.pk}/").content.decode()
    assert [stamp in text for stamp in ("12:00:00", "13:00:00", "14:00:00", "已补发")] == [True] * 4


def test_its_contacts_are_told_once(given: Todo, logistics: User, quality: User) -> None:
    told = Message.objects.filter(cause=f"task:{given.pk}", channel="inbox")
    assert list(told.values_list("recipient", flat=True)) == [logistics.pk]


def test_another_department_does_not_find_it(given: Todo, quality: User, signed_in: SignIn) -> None:
    browser = signed_in(quality)
    assert browser.get(f"/tasks/{given.pk}/").status_code == 404
    assert browser.post(f"/tasks/{given.pk}/acceptance/").status_code == 404


def test_each_sees_the_own_side(given: Todo, logistics: User, supervisor: User) -> None:
    assert [list(queries.tasks(logistics, "own")), list(queries.tasks(supervisor, "own"))] == [[given], []]
    assert list(queries.tasks(supervisor, "given")) == [given]


def test_what_is_not_accepted_is_not_finished(given: Todo, logistics: User, signed_in: SignIn) -> None:
    answer = signed_in(logistics).post(f"/tasks/{given.pk}/result/", {"result": "好了"})
    given.refresh_from_db()
    assert (answer.status_code, given.done_at) == (403, None)


def test_no_result_is_422(given: Todo, logistics: User, signed_in: SignIn) -> None:
    browser = signed_in(logistics)
    browser.post(f"/tasks/{given.pk}/acceptance/")
    assert browser.post(f"/tasks/{given.pk}/result/", {"result": ""}).status_code == 422


def test_liaisons_give_no_tasks(east: Unit, logistics: User, signed_in: SignIn) -> None:
    assert signed_in(logistics).post("/tasks/new/", typed(east)).status_code == 403
    assert Todo.objects.count() == 0


def test_lists_are_for_departments(
    technician: User, supervisor: User, given: Todo, signed_in: SignIn
) -> None:
    assert signed_in(technician).get("/tasks/").status_code == 403
    assert "补发外箱" in signed_in(supervisor).get("/tasks/?which=given").content.decode()
