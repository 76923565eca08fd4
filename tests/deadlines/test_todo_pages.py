"""The pages of to-dos."""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from core.actors import SYSTEM
from core.doors import TODO_KINDS, TodoKind
from core.models import Stream
from core.streams import StreamKind, _kinds, register_kind
from deadlines import links, operations
from deadlines.models import Todo
from org.enums import Post
from tests.core.worktime.instants import at
from tests.factories.deadlines import subject
from tests.factories.org import appoint, make_user

START = at("2026-03-10 10:00")
TODOS = reverse("deadlines:todos")


def open_todo(unit, title="致电客户甲", **more) -> Todo:
    return operations.open_todo(
        stream=subject(START), kind="call", title=title, unit=unit, at=START, by=SYSTEM, **more
    )


@pytest.fixture
def for_clerks(east) -> Todo:
    return open_todo(east, department=Post.CLERK, due_at=at("2026-03-11 10:00"))


@pytest.fixture
def shown_kind() -> Iterator[None]:
    """The kind of stream gets a page of its own."""
    register_kind(
        StreamKind("trial", "试", lambda user: Stream.objects.all(), lambda stream: f"/trial/{stream.pk}/")
    )
    yield
    del _kinds["trial"]


def test_my_page_shows_mine_alone(signed_in, owner, east, for_clerks):
    open_todo(east, title="我的事", owner=owner)
    page = signed_in(owner).get(TODOS).content.decode()
    assert ("我的事" in page, "致电客户甲" in page) == (True, False)


def test_the_departments_page_shows_what_waits(signed_in, owner, for_clerks):
    page = signed_in(owner).get(TODOS, {"whose": "department"}).content.decode()
    assert ("致电客户甲" in page, "无人接受" in page) == (True, True)


def test_accepting_makes_it_mine(signed_in, owner, for_clerks):
    answer = signed_in(owner).post(reverse("deadlines:todo_acceptance", args=[for_clerks.pk]))
    assert (answer.status_code, Todo.objects.get().owner) == (302, owner)


def test_without_the_post_accepting_is_forbidden(signed_in, supervisor, for_clerks):
    answer = signed_in(supervisor).post(reverse("deadlines:todo_acceptance", args=[for_clerks.pk]))
    assert (answer.status_code, Todo.objects.get().owner) == (403, None)


def test_another_region_finds_nothing(signed_in, stranger, for_clerks):
    answer = signed_in(stranger).post(reverse("deadlines:todo_acceptance", args=[for_clerks.pk]))
    assert (answer.status_code, Todo.objects.get().owner) == (404, None)


def test_handing_over_offers_people_of_the_unit(signed_in, owner, supervisor, stranger, east):
    todo = open_todo(east, owner=owner)
    page = signed_in(owner).get(reverse("deadlines:todo_owner", args=[todo.pk])).content.decode()
    assert (supervisor.name in page, stranger.name in page) == (True, False)


def test_handing_over_changes_the_owner(signed_in, owner, supervisor, east):
    todo = open_todo(east, owner=owner)
    answer = signed_in(owner).post(reverse("deadlines:todo_owner", args=[todo.pk]), {"owner": supervisor.pk})
    assert (answer.status_code, Todo.objects.get().owner) == (302, supervisor)


def test_handing_over_to_a_stranger_is_refused(signed_in, owner, stranger, east):
    todo = open_todo(east, owner=owner)
    answer = signed_in(owner).post(reverse("deadlines:todo_owner", args=[todo.pk]), {"owner": stranger.pk})
    assert (answer.status_code, Todo.objects.get().owner) == (422, owner)


def test_others_cannot_hand_over(signed_in, owner, east):
    second = appoint(make_user("second", "褚信息"), east, Post.CLERK)
    todo = open_todo(east, owner=owner, department=Post.CLERK)
    assert signed_in(second).get(reverse("deadlines:todo_owner", args=[todo.pk])).status_code == 403


def test_a_title_leads_to_the_subjects_page(signed_in, owner, east, shown_kind):
    todo = open_todo(east, owner=owner)
    assert f'href="/trial/{todo.stream_id}/"' in signed_in(owner).get(TODOS).content.decode()


@pytest.fixture
def own_page() -> Iterator[None]:
    """To-dos of the kind have a page."""
    kind = TODO_KINDS.register(TodoKind("call", 1, url=lambda todo: f"/calls/{todo.pk}/"))
    yield
    TODO_KINDS.items.remove(kind)


def test_a_kind_may_have_a_page_of_its_own(own_page, owner, east):
    todo = open_todo(east, owner=owner)
    assert links.link_of(todo) == f"/calls/{todo.pk}/"


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_number(signed_in, owner, east, django_assert_max_num_queries, count):
    for number in range(count):
        open_todo(east, title=f"第 {number} 件", owner=owner)
    client = signed_in(owner)
    with django_assert_max_num_queries(6):
        client.get(TODOS)


def test_those_without_time_come_last(signed_in, owner, east):
    open_todo(east, title="不急", owner=owner)
    open_todo(east, title="先办", owner=owner, due_at=at("2026-03-11 10:00"))
    page = signed_in(owner).get(TODOS).content.decode()
    assert page.index("先办") < page.index("不急")


def test_a_kind_with_a_page_of_its_own_is_not_finished_here(signed_in, owner, east):
    todo = open_todo(east, owner=owner)
    assert signed_in(owner).get(reverse("deadlines:todo_result", args=[todo.pk])).status_code == 404
