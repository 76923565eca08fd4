"""Levels fire once, in order, to the right people, with true times."""

import pytest
from django.db import connection

from core.models import Event
from deadlines import operations
from deadlines.models import Clock, Firing
from deadlines.queries import sweep_lag
from notifications.models import Message
from org.enums import Post
from org.models import User
from tests.core.worktime.instants import at
from tests.factories.deadlines import QUALITY, URGENT, begin, subject
from tests.factories.org import appoint, make_user

START = at("2026-03-10 10:00")
pytestmark = pytest.mark.usefixtures("ladder")


def fired(clock: Clock) -> list[tuple[str, object]]:
    return list(Firing.objects.filter(clock=clock).order_by("pk").values_list("level", "nominal_at"))


def inbox() -> list[tuple[str, str]]:
    rows = Message.objects.filter(channel="inbox").order_by("pk")
    return [
        (row.recipient.username, row.cause.rpartition(":")[2]) for row in rows.select_related("recipient")
    ]


@pytest.mark.requirement("CNV-14")
def test_a_two_hour_clock_fires_three_levels_each_once(east, pack_set, owner):
    clock = begin(URGENT, START, east, pack_set, responsible=owner)["reply"]
    for moment in ("11:35:59", "11:36", "11:36", "12:00", "12:00:01", "12:00:01", "13:00", "13:00", "15:00"):
        operations.sweep(at=at(f"2026-03-10 {moment}"))
    assert fired(clock) == [
        ("L1", at("2026-03-10 11:36")),
        ("L2", at("2026-03-10 12:00")),
        ("L3", at("2026-03-10 13:00")),
    ]


@pytest.mark.requirement("CNV-14")
def test_each_level_tells_its_posts(east, pack_set, owner):
    begin(URGENT, START, east, pack_set, responsible=owner)
    operations.sweep(at=at("2026-03-10 13:00"))
    assert inbox() == [("owner", "L1"), ("leader", "L1"), ("supervisor", "L2"), ("manager", "L3")]


def test_the_breach_is_marked_a_second_after_due(east, pack_set):
    clock = begin(URGENT, START, east, pack_set)["reply"]
    operations.sweep(at=at("2026-03-10 12:00"))
    before = Clock.objects.get(pk=clock.pk).breached_at
    operations.sweep(at=at("2026-03-10 12:00:01"))
    assert (before, Clock.objects.get(pk=clock.pk).breached_at) == (None, at("2026-03-10 12:00:01"))


@pytest.mark.requirement("SLA-31")
def test_after_an_outage_missed_levels_fire_once_in_order_with_true_times(east, pack_set, owner):
    clock = begin(URGENT, START, east, pack_set, responsible=owner)["reply"]
    back = at("2026-03-10 12:05")
    assert [operations.sweep(at=back), operations.sweep(at=back)] == [1, 0]
    assert fired(clock) == [("L1", at("2026-03-10 11:36")), ("L2", at("2026-03-10 12:00"))]
    assert [("2026-03-10 12:00:00" in row.body) for row in Message.objects.filter(channel="inbox")] == [
        True
    ] * 3


def test_each_firing_is_an_event_with_its_nominal_time(east, pack_set, owner):
    clock = begin(URGENT, START, east, pack_set, responsible=owner)["reply"]
    operations.sweep(at=at("2026-03-10 11:40"))
    event = Event.objects.get(name="clock.level_fired")
    assert (event.facts["clock"], event.facts["nominal_at"], event.facts["told"]) == (
        clock.pk,
        "2026-03-10T03:36:00+00:00",
        2,
    )


def test_several_clocks_of_one_stream_fire_in_one_round(east, pack_set):
    begin(QUALITY, START, east, pack_set)
    assert operations.sweep(at=at("2026-03-15 10:00")) == 3
    assert Firing.objects.count() == 9


def test_the_limit_leaves_the_rest_for_the_next_round(east, pack_set):
    for _ in range(3):
        begin(URGENT, START, east, pack_set)
    assert [operations.sweep(at=at("2026-03-10 11:40"), limit=2) for _ in range(3)] == [2, 1, 0]


def test_met_clocks_fire_nothing_more(east, pack_set, supervisor):
    clock = begin(URGENT, START, east, pack_set)["reply"]
    operations.meet(clock=clock, at=at("2026-03-10 11:00"), by=supervisor)
    operations.sweep(at=at("2026-03-10 15:00"))
    assert fired(clock) == []


def test_the_nearest_unit_with_the_post_is_told(shanghai, east, pack_set, supervisor):
    near = appoint(make_user("near", "沪主管"), shanghai, Post.SUPERVISOR)
    begin(URGENT, START, shanghai, pack_set)
    operations.sweep(at=at("2026-03-10 12:00:01"))
    assert ("near", "L2") in inbox()
    assert ("supervisor", "L2") not in inbox()
    assert near.is_active


def test_without_a_named_person_the_types_post_is_told(east, pack_set):
    appoint(make_user("depthead", "部门负责人"), east, Post.DEPARTMENT_HEAD)
    begin(QUALITY, START, east, pack_set)
    operations.sweep(at=at("2026-03-10 10:48"))
    assert inbox() == [("depthead", "L1"), ("leader", "L1")]


def test_a_vacant_post_falls_back_to_the_group(south, pack_set, group_officer):
    begin(URGENT, START, south, pack_set)
    operations.sweep(at=at("2026-03-10 12:00:01"))
    assert inbox() == [("officer", "L1"), ("officer", "L2")]


def test_a_person_who_has_left_is_not_told(east, pack_set, owner):
    begin(URGENT, START, east, pack_set, responsible=owner)
    User.objects.filter(pk=owner.pk).update(is_active=False)
    operations.sweep(at=at("2026-03-10 11:40"))
    assert inbox() == [("leader", "L1")]


def test_a_message_says_which_subject(east, pack_set, owner):
    stream = subject(START, number="TK-2026-000001")
    begin(URGENT, START, east, pack_set, stream=stream, responsible=owner)
    operations.sweep(at=at("2026-03-10 11:40"))
    message = Message.objects.filter(recipient=owner, channel="inbox").get()
    assert (message.subject, message.stream_id) == ("TK-2026-000001「答复」时限提醒（L1）", stream.pk)


def test_lag_is_the_age_of_the_oldest_waiting_level(east, pack_set):
    begin(URGENT, START, east, pack_set)
    lags = [sweep_lag(at(f"2026-03-10 {moment}")).total_seconds() for moment in ("11:35", "11:37")]
    operations.sweep(at=at("2026-03-10 11:37"))
    assert [*lags, sweep_lag(at("2026-03-10 11:37")).total_seconds()] == [0, 60, 0]


@pytest.mark.parametrize(("size", "statements"), [(2, 24), (6, 31), (12, 31)])
def test_a_batch_costs_the_same_whatever_its_size(
    size, statements, east, pack_set, django_assert_num_queries
):
    """Merged notices take seven statements more, for any number of them."""
    for _ in range(size):
        begin(URGENT, START, east, pack_set)
    with django_assert_num_queries(statements):
        operations.sweep(at=at("2026-03-10 11:40"))


def test_a_spoilt_clock_holds_back_nobody_else(east, pack_set):
    spoilt, sound = (begin(URGENT, START, east, pack_set)["reply"] for _ in range(2))
    Firing.objects.create(clock=spoilt, version=1, level="L1", nominal_at=START, fired_at=START)
    assert operations.sweep(at=at("2026-03-10 11:40")) == 1
    assert fired(sound) == [("L1", at("2026-03-10 11:36"))]
    assert sweep_lag(at("2026-03-10 11:40")).total_seconds() == 240


def test_due_clocks_are_found_by_the_partial_index(east, pack_set):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT id FROM deadlines_clock WHERE next_fire_at <= now() ORDER BY next_fire_at"
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "clock_fires_next" in plan
