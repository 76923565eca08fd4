"""Whom levels tell while people are away."""

from datetime import timedelta
from typing import Any

import pytest

from core.actors import SYSTEM
from core.clock import local_day
from deadlines import operations
from deadlines.models import Clock
from deadlines.operations.alarms import announce_major
from notifications.models import Message
from org.enums import Post
from org.models import Unit, User
from org.operations import rosters
from org.operations.absences import Leave, ask_leave
from org.queries import monday_of
from packs.models import PackSet
from tests.core.worktime.instants import at
from tests.factories.deadlines import URGENT, begin, subject
from tests.factories.org import appoint, make_user

START, DUE = at("2026-03-10 10:00"), at("2026-03-10 12:00:01")
DAY = timedelta(days=1)
pytestmark = pytest.mark.usefixtures("ladder")


@pytest.fixture
def reply(east: Unit, pack_set: PackSet, owner: User) -> Clock:
    return begin(URGENT, START, east, pack_set, responsible=owner)["reply"]


def away(person: User, deputy: User | None = None) -> None:
    ask_leave(leave=Leave(person, "leave", START, START + DAY, deputy), by=person, at=START)


def told(level: str) -> list[str]:
    rows = Message.objects.filter(channel="inbox", cause__endswith=f":{level}")
    return sorted(rows.values_list("recipient__username", flat=True))


@pytest.fixture
def deputy(east: Unit) -> User:
    return appoint(make_user("deputy", "孙代班"), east, Post.CLERK)


def test_the_deputy_is_told_in_place_of_who_is_away(reply: Clock, supervisor: User, deputy: User) -> None:
    away(supervisor, deputy)
    operations.sweep(at=DUE)
    assert told("L2") == ["deputy"]


def test_so_is_the_deputy_of_the_responsible_person(reply: Clock, owner: User, deputy: User) -> None:
    away(owner, deputy)
    operations.sweep(at=at("2026-03-10 11:36"))
    assert told("L1") == ["deputy", "leader"]


def test_back_from_leave_the_person_is_told(reply: Clock, supervisor: User, deputy: User) -> None:
    early = Leave(supervisor, "leave", START - DAY, DUE, deputy)
    ask_leave(leave=early, by=supervisor, at=START)
    operations.sweep(at=DUE)
    assert told("L2") == ["supervisor"]


def test_of_two_the_one_who_is_there_is_told(east: Unit, reply: Clock, supervisor: User) -> None:
    appoint(make_user("second", "周二"), east, Post.SUPERVISOR)
    away(supervisor)
    operations.sweep(at=DUE)
    assert told("L2") == ["second"]


def on_roster(east: Unit, person: User) -> None:
    """The person is on duty all week."""
    week = rosters.open_week(unit=east, monday=monday_of(local_day(START)))
    rosters.add_shift(
        roster=week,
        starts_at=week.starts_at,
        ends_at=week.ends_at,
        people=[person],
        complaint_owner=person,
        by=person,
        at=START,
    )
    rosters.publish(roster=week, by=person, at=START)


def test_with_all_of_them_away_whoever_is_on_duty_is_told(
    east: Unit, reply: Clock, supervisor: User, deputy: User, group_officer: User
) -> None:
    on_roster(east, deputy)
    away(supervisor)
    operations.sweep(at=DUE)
    assert told("L2") == ["deputy"]


@pytest.mark.parametrize("size", [1, 4])
def test_the_roster_is_asked_once_a_unit(
    size: int,
    east: Unit,
    pack_set: PackSet,
    supervisor: User,
    deputy: User,
    owner: User,
    django_assert_num_queries: Any,
) -> None:
    on_roster(east, deputy)
    away(supervisor)
    for _again in range(size):
        begin(URGENT, START, east, pack_set, responsible=owner)
    with django_assert_num_queries(35):
        operations.sweep(at=DUE)


def test_with_nobody_on_duty_the_group_is_told(reply: Clock, supervisor: User, group_officer: User) -> None:
    away(supervisor)
    operations.sweep(at=DUE)
    assert told("L2") == ["officer"]


def test_no_level_goes_to_nobody(reply: Clock, supervisor: User) -> None:
    away(supervisor)
    operations.sweep(at=DUE)
    assert told("L2") == ["supervisor"]


def test_major_complaints_are_told_to_deputies_too(
    east: Unit, pack_set: PackSet, regional_head: User, group_officer: User, deputy: User
) -> None:
    away(regional_head, deputy)
    people = announce_major(
        stream=subject(START),
        unit=east,
        pack_set=pack_set,
        severity="major",
        label="重大投诉",
        at=START,
        by=SYSTEM,
    )
    assert people == [deputy, group_officer]
