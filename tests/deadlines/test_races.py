"""Sweeps beside one another and beside people."""

import pytest
from django.db import transaction

from core.actors import SYSTEM
from core.streams import lock_streams
from deadlines import operations
from deadlines.models import Clock, Firing, Held
from notifications.models import Message
from tests.core.worktime.instants import at
from tests.factories.deadlines import URGENT, begin
from tests.races import race

START, DUE = at("2026-03-10 10:00"), at("2026-03-10 12:05")
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("ladder")]


def sweep() -> int:
    """What the task does: rounds until nothing is due."""
    handled = 0
    while found := operations.sweep(at=DUE, limit=3):
        handled += found
    return handled


def test_two_sweeps_fire_each_level_once(east, pack_set, owner):
    clocks = [begin(URGENT, START, east, pack_set, responsible=owner)["reply"] for _ in range(12)]
    race(sweep, sweep, sweep)
    sweep()
    fired = {clock.pk: list(clock.firings.values_list("level", flat=True)) for clock in clocks}
    assert fired == {clock.pk: ["L1", "L2"] for clock in clocks}
    assert Held.objects.exclude(told_in="").count() == 12 * 3
    assert Message.objects.filter(channel="inbox", cause__startswith="clocks:").count() == 3


def test_a_held_stream_is_left_for_the_next_round(east, pack_set):
    held, free = (begin(URGENT, START, east, pack_set)["reply"] for _ in range(2))
    with transaction.atomic():
        lock_streams(held.stream_id)
        assert race(lambda: operations.sweep(at=DUE)) == [1]
    assert set(Firing.objects.values_list("clock", flat=True)) == {free.pk}
    assert operations.sweep(at=DUE) == 1


def test_meeting_and_sweeping_at_once_leave_one_firing(east, pack_set):
    clock = begin(URGENT, START, east, pack_set)["reply"]
    race(lambda: operations.meet(clock=clock, at=DUE, by=SYSTEM), lambda: operations.sweep(at=DUE))
    assert list(Firing.objects.order_by("pk").values_list("level", flat=True)) == ["L1", "L2"]
    assert Clock.objects.get(pk=clock.pk).met_at == DUE


def test_two_starts_of_one_kind_are_one_clock(east, pack_set):
    stream = begin(URGENT, START, east, pack_set)["reply"].stream
    operations.stop_all(stream=stream, at=START, by=SYSTEM, reason="trial")
    results = race(*(lambda: begin(URGENT, START, east, pack_set, stream=stream) for _ in range(2)))
    assert sorted(type(result).__name__ for result in results) == ["IntegrityError", "dict"]
    assert Clock.objects.filter(stream=stream).running().count() == 2
