"""Appointments: rights come with them and end with them."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError

from core.models import Event
from org.enums import Post, Right
from org.models import Appointment, Unit, User
from org.operations.people import LastAdministrator
from org.operations.posts import appoint, end_appointment
from tests.factories.org import make_user

TODAY = date(2026, 3, 10)


def test_a_post_gives_its_rights(east: Unit, administrator: User, at: datetime, since: date) -> None:
    user = make_user("li")
    appoint(user=user, unit=east, post=Post.SUPERVISOR, since=since, by=administrator, at=at)
    assert user.scope.can(Right.APPROVE_DISPATCH, region_id=east.pk) is True


def test_giving_a_post_is_recorded(east: Unit, administrator: User, at: datetime, since: date) -> None:
    user = make_user("li")
    appoint(user=user, unit=east, post=Post.CLERK, since=since, by=administrator, at=at)
    user.refresh_from_db()
    assert Event.objects.get(stream=user.stream_id).facts == {
        "post": "clerk",
        "unit": east.pk,
        "unit_name": "华东",
        "since": "2026-01-01",
    }


def test_a_post_is_held_once(east: Unit, administrator: User, at: datetime, since: date) -> None:
    user = make_user("li")
    for _ in range(2):
        appoint(user=user, unit=east, post=Post.CLERK, since=since, by=administrator, at=at)
    user.refresh_from_db()
    assert (user.appointments.count(), Event.objects.filter(stream=user.stream_id).count()) == (1, 1)


@pytest.mark.parametrize("post", [Post.ADMIN, Post.GROUP])
def test_posts_of_the_group_stay_at_the_group(
    post: str, east: Unit, administrator: User, at: datetime, since: date
) -> None:
    user = make_user("li")
    with pytest.raises(ValidationError):
        appoint(user=user, unit=east, post=post, since=since, by=administrator, at=at)
    assert user.appointments.count() == 0


def test_rights_last_through_the_last_day(supervisor: User, administrator: User, at: datetime) -> None:
    held = supervisor.appointments.get()
    end_appointment(appointment=held, on=TODAY, by=administrator, at=at)
    held.refresh_from_db()
    assert held.until == TODAY


def test_a_post_ends_at_the_earliest_on_its_first_day(
    supervisor: User, administrator: User, at: datetime
) -> None:
    held = supervisor.appointments.get()
    end_appointment(appointment=held, on=date(2019, 1, 1), by=administrator, at=at)
    held.refresh_from_db()
    assert held.until == held.since


def test_an_ended_post_is_not_prolonged(supervisor: User, administrator: User, at: datetime) -> None:
    held = supervisor.appointments.get()
    end_appointment(appointment=held, on=TODAY, by=administrator, at=at)
    end_appointment(appointment=held, on=date(2027, 1, 1), by=administrator, at=at)
    held.refresh_from_db()
    assert (held.until, Event.objects.filter(name="post.ended").count()) == (TODAY, 1)


def test_the_last_administrator_keeps_the_post(administrator: User, at: datetime) -> None:
    with pytest.raises(LastAdministrator):
        end_appointment(appointment=administrator.appointments.get(), on=TODAY, by=administrator, at=at)
    assert Appointment.objects.get(user=administrator).until is None
