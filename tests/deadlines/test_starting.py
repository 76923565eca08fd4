"""Clocks begin: rows, events, passed levels, quiet ones."""

import pytest
from django.db import IntegrityError, transaction

from core.actors import SYSTEM
from core.models import Event
from deadlines import operations, queries
from deadlines.models import Clock, Firing
from notifications.models import Message
from tests.core.worktime.instants import at
from tests.factories.deadlines import QUALITY, URGENT, begin, subject

START = at("2026-03-10 10:00")
pytestmark = pytest.mark.usefixtures("ladder")


def test_a_clock_keeps_its_rule_and_instants(east, pack_set, owner):
    clock = begin(URGENT, START, east, pack_set, responsible=owner)["reply"]
    clock.refresh_from_db()
    assert (clock.due_at, clock.late_from, clock.amber_at, clock.next_fire_at) == (
        at("2026-03-10 12:00"),
        at("2026-03-10 12:00:01"),
        at("2026-03-10 11:36"),
        at("2026-03-10 11:36"),
    )
    assert clock.frozen_rule.code == "urgent_reply"


def test_one_event_names_all_clocks(east, pack_set):
    clocks = begin(QUALITY, START, east, pack_set)
    event = Event.objects.get(name="clocks.started")
    assert [(one["clock"], one["kind"]) for one in event.facts["clocks"]] == [
        (clocks[kind].pk, kind) for kind in ("reply", "arrive", "complete")
    ]


def test_starting_takes_four_statements(east, pack_set, django_assert_num_queries):
    stream = subject(START)
    promises = queries.promise(pack_set=pack_set, facts=QUALITY, at=START)
    with django_assert_num_queries(5):  # savepoint pair, lock, clocks, event
        operations.start_all(stream=stream, promises=promises, at=START, by=SYSTEM, unit=east)


def test_starting_many_takes_no_more(east, pack_set, django_assert_num_queries):
    promises = queries.promise(pack_set=pack_set, facts=QUALITY, at=START)
    starts = [operations.Start(subject(START), promises, east) for _ in range(20)]
    with django_assert_num_queries(5):
        made = operations.start_many(starts, at=START, by=SYSTEM)
    assert len(made) == 60


def test_a_live_clock_of_a_kind_is_unique(east, pack_set):
    stream = subject(START)
    begin(URGENT, START, east, pack_set, stream=stream)
    with pytest.raises(IntegrityError, match="clock_live_once"), transaction.atomic():
        begin(URGENT, START, east, pack_set, stream=stream)


def test_passed_levels_fire_at_once_with_their_true_times(east, pack_set, owner):
    clock = begin(URGENT, START, east, pack_set, typed_in=at("2026-03-10 12:10"), responsible=owner)["reply"]
    fired = Firing.objects.filter(clock=clock).values_list("level", "nominal_at", "fired_at", "quiet")
    now = at("2026-03-10 12:10")
    assert list(fired) == [
        ("L1", at("2026-03-10 11:36"), now, False),
        ("L2", at("2026-03-10 12:00"), now, False),
    ]
    assert Clock.objects.get(pk=clock.pk).breached_at == at("2026-03-10 12:00:01")


def test_levels_before_an_import_are_recorded_and_tell_nobody(east, pack_set, owner):
    now = at("2026-03-10 12:10")
    clock = begin(URGENT, START, east, pack_set, typed_in=now, responsible=owner, quiet_before=now)["reply"]
    quiet = Firing.objects.filter(clock=clock).values_list("level", "quiet")
    assert list(quiet) == [("L1", True), ("L2", True)]
    assert (Clock.objects.get(pk=clock.pk).is_breached, Message.objects.count()) == (True, 0)


def test_levels_after_an_import_speak_again(east, pack_set, owner, manager):
    now = at("2026-03-10 12:10")
    begin(URGENT, START, east, pack_set, typed_in=now, responsible=owner, quiet_before=now)
    operations.sweep(at=at("2026-03-10 13:00"))
    assert list(Message.objects.filter(channel="inbox").values_list("recipient", flat=True)) == [manager.pk]
