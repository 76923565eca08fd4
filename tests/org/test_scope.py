"""Scope: rights and rows downwards only (ORG-01)."""

from datetime import date

import pytest

from org.enums import Post, Right
from org.models import Appointment, Unit, User
from org.rules import RIGHTS, fits, rights_of
from org.scope import Scope, limit
from tests.factories.org import appoint, make_user


def reach(user: User) -> set[str]:
    """Names of the units whose rows the person sees, asked of rows that carry region and project."""
    rows = Appointment.objects.filter(user__username__startswith="row-")
    seen = limit(rows, user.scope, region="unit__parent", project="unit")
    return {row.unit.name for row in seen.select_related("unit")}


@pytest.fixture
def rows(shanghai: Unit, east: Unit, south: Unit, group: Unit) -> None:
    hangzhou = Unit.objects.create(kind="project", code="hangzhou", name="杭州", parent=east)
    xiamen = Unit.objects.create(kind="project", code="xiamen", name="厦门", parent=south)
    for unit in (shanghai, hangzhou, xiamen):
        appoint(make_user(f"row-{unit.code}"), unit, Post.CLERK)


@pytest.mark.usefixtures("rows")
def test_a_project_sees_itself_only(shanghai: Unit) -> None:
    assert reach(appoint(make_user("p"), shanghai, Post.CLERK)) == {"上海"}


@pytest.mark.usefixtures("rows")
def test_a_region_sees_all_its_projects(east: Unit) -> None:
    assert reach(appoint(make_user("r"), east, Post.SUPERVISOR)) == {"上海", "杭州"}


@pytest.mark.usefixtures("rows")
def test_the_group_sees_all(group: Unit) -> None:
    assert reach(appoint(make_user("g"), group, Post.HOTLINE)) == {"上海", "杭州", "厦门"}


@pytest.mark.usefixtures("rows")
def test_without_a_post_nothing_is_seen() -> None:
    assert reach(make_user("n")) == set()


@pytest.mark.usefixtures("rows")
def test_posts_at_two_units_add_up(shanghai: Unit, south: Unit) -> None:
    user = appoint(make_user("two"), shanghai, Post.CLERK)
    assert reach(appoint(user, south, Post.CLERK)) == {"上海", "厦门"}


@pytest.mark.parametrize(("since", "until"), [(date(2999, 1, 1), None), (date(2020, 1, 1), date(2020, 1, 2))])
def test_posts_of_other_days_do_not_count(east: Unit, since: date, until: date | None) -> None:
    user = make_user("li")
    Appointment.objects.create(user=user, unit=east, post=Post.SUPERVISOR, since=since, until=until)
    assert user.scope == Scope()


def test_rights_end_at_the_unit_s_border(supervisor: User, east: Unit, south: Unit) -> None:
    scope = supervisor.scope
    assert [scope.can(Right.DISPATCH, region_id=unit.pk) for unit in (east, south)] == [True, False]


def test_a_project_post_does_not_reach_its_region(shanghai: Unit, east: Unit) -> None:
    scope = appoint(make_user("p"), shanghai, Post.SUPERVISOR).scope
    assert [
        scope.can(Right.DISPATCH, region_id=east.pk, project_id=project) for project in (shanghai.pk, None)
    ] == [True, False]


def test_within_a_right_keeps_only_the_posts_that_give_it(east: Unit, south: Unit) -> None:
    user = appoint(appoint(make_user("li"), east, Post.SUPERVISOR), south, Post.CLERK)
    assert user.scope.within(Right.DISPATCH).region_ids == {east.pk}


def test_the_scope_costs_one_query(supervisor: User, django_assert_num_queries: object) -> None:
    user = User.objects.get(pk=supervisor.pk)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert (user.scope.has(Right.DISPATCH), user.scope.posts) == (True, {Post.SUPERVISOR})


def test_only_the_group_confirms_major_complaints() -> None:
    having = {post for post in RIGHTS if Right.CONFIRM_MAJOR in rights_of(post, "group")}
    assert having == {Post.GROUP}


@pytest.mark.parametrize("post", RIGHTS)
def test_no_post_of_a_project_closes_complaints(post: str) -> None:
    assert rights_of(post, "project") & {Right.CLOSE_COMPLAINT, Right.CONFIRM_MAJOR} == set()


def test_an_information_clerk_registers_and_does_not_approve() -> None:
    assert {Right.REGISTER, Right.APPROVE_DISPATCH} & rights_of(Post.CLERK, "region") == {Right.REGISTER}


def test_every_post_has_rights() -> None:
    assert set(RIGHTS) == set(Post.values)


def test_two_posts_fit_the_group_only() -> None:
    assert {post for post in Post.values if not fits(post, "region")} == {Post.GROUP, Post.ADMIN}
