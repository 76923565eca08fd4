"""Who holds a post at or above a unit."""

from datetime import date, datetime

from org.enums import Post
from org.models import Unit, User
from org.queries import holders
from tests.factories.org import appoint, make_user


def test_the_nearest_unit_answers(shanghai: Unit, supervisor: User, at: datetime) -> None:
    near = appoint(make_user("near"), shanghai, Post.SUPERVISOR)
    assert holders(Post.SUPERVISOR, shanghai, at=at) == [near]


def test_else_its_superior(shanghai: Unit, supervisor: User, at: datetime) -> None:
    assert holders(Post.SUPERVISOR, shanghai, at=at) == [supervisor]


def test_in_the_end_the_group(shanghai: Unit, group_officer: User, at: datetime) -> None:
    assert holders(Post.GROUP, shanghai, at=at) == [group_officer]


def test_never_another_region(shanghai: Unit, stranger: User, at: datetime) -> None:
    assert holders(Post.SUPERVISOR, shanghai, at=at) == []


def test_closed_accounts_hold_nothing(east: Unit, supervisor: User, at: datetime) -> None:
    User.objects.filter(pk=supervisor.pk).update(is_active=False)
    assert holders(Post.SUPERVISOR, east, at=at) == []


def test_ended_posts_are_not_held(east: Unit, supervisor: User, at: datetime) -> None:
    supervisor.appointments.update(until=date(2026, 3, 9))
    assert holders(Post.SUPERVISOR, east, at=at) == []


def test_the_last_day_still_counts(east: Unit, supervisor: User, at: datetime) -> None:
    supervisor.appointments.update(until=date(2026, 3, 10))
    assert holders(Post.SUPERVISOR, east, at=at) == [supervisor]
