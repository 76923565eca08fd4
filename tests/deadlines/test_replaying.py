"""The state of every clock follows from its events."""

from datetime import date, timedelta

import pytest

from core.actors import SYSTEM
from core.models import Stream
from core.outbox import deliver_due
from deadlines import operations
from deadlines.models import Clock
from deadlines.queries import differing, replayed, rules_for
from org.models import BusinessCalendar, Unit, User
from org.operations.calendar import DayOff, correct
from packs.models import PackSet
from tests.core.worktime.instants import at as instant
from tests.factories.deadlines import GENERAL, URGENT, begin

START = instant("2026-12-07 10:00")
HOUR = timedelta(hours=1)


@pytest.fixture
def life(special: PackSet, china: BusinessCalendar, east: Unit, owner: User, supervisor: User) -> Stream:
    """Raised, paused late, breached, withdrawn, agreed, moved by the calendar, met and reopened."""
    clocks = begin(GENERAL, START, east, special, responsible=owner)
    stream = clocks["reply"].stream
    operations.sweep(at=START + 20 * HOUR)
    urgent = rules_for(pack_set=special, facts=URGENT)
    operations.reclassify(stream=stream, rules=urgent, at=START + 21 * HOUR, by=owner, unit=east)
    operations.sweep(at=START + 24 * HOUR)
    operations.meet(clock=clocks["reply"], at=START + 25 * HOUR, by=owner)
    complete = Clock.objects.get(stream=stream, kind="complete")
    operations.sweep(at=START + 46 * HOUR)
    begun = START + 40 * HOUR
    pause = operations.ask_pause(
        clock=complete,
        reason="customer_reschedule",
        starts_at=begun,
        ends_at=begun + 10 * HOUR,
        by=owner,
        at=START + 46 * HOUR,
    )
    operations.decide_pause(pause=pause, approved=True, by=supervisor, at=START + 46.5 * HOUR)
    open_one = operations.ask_pause(
        clock=complete, reason="force_majeure", starts_at=START + 48 * HOUR, by=owner, at=START + 47 * HOUR
    )
    operations.decide_pause(pause=open_one, approved=True, by=supervisor, at=START + 48 * HOUR)
    operations.end_pause(pause=open_one, by=supervisor, at=START + 50 * HOUR)
    day = {date(2026, 12, 9): DayOff(False)}
    correct(calendar=china, days=day, source="停业", by=SYSTEM, at=START + 50 * HOUR)
    deliver_due(at=START + 50 * HOUR)
    operations.agree(
        stream=stream,
        agreed_at=START + 70 * HOUR,
        at=START + 51 * HOUR,
        by=owner,
        unit=east,
        pack_set=special,
    )
    operations.sweep(at=START + 90 * HOUR)
    operations.stop_all(stream=stream, at=START + 91 * HOUR, by=owner, reason="done", kinds=["complete"])
    operations.restart(stream=stream, at=START + 92 * HOUR, by=owner)
    return stream


def test_every_clock_of_a_led_life_replays_to_what_its_row_says(life: Stream) -> None:
    assert differing(life) == []
    told = replayed(life)
    assert {(one.kind, one.n) for one in told.values()} == {
        ("reply", 1),
        ("complete", 1),
        ("complete", 2),
        ("arrive", 1),
        ("restore", 1),
    }


def test_a_row_changed_behind_the_events_is_found(life: Stream) -> None:
    clock = Clock.objects.filter(stream=life, kind="restore").get()
    Clock.objects.filter(pk=clock.pk).update(due_at=clock.due_at + HOUR)
    assert differing(life) == [clock]


@pytest.mark.requirement("CNV-13")
def test_a_pause_begun_after_the_breach_never_undoes_it(
    special: PackSet, east: Unit, owner: User, supervisor: User
) -> None:
    clock = begin(URGENT, START, east, special, responsible=owner)["complete"]
    operations.sweep(at=START + 25 * HOUR)
    pause = operations.ask_pause(
        clock=clock,
        reason="customer_reschedule",
        starts_at=START + 25 * HOUR,
        ends_at=START + 40 * HOUR,
        by=owner,
        at=START + 25 * HOUR,
    )
    operations.decide_pause(pause=pause, approved=True, by=supervisor, at=START + 25.5 * HOUR)
    held = Clock.objects.get(pk=clock.pk)
    assert (held.breached_at, held.due_at) == (clock.late_from, clock.due_at)
    assert differing(clock.stream) == []


def test_an_open_pause_ends_by_itself_at_its_cap(
    special: PackSet, east: Unit, owner: User, supervisor: User
) -> None:
    clock = begin(GENERAL, START, east, special, responsible=owner)["complete"]
    pause = operations.ask_pause(
        clock=clock, reason="force_majeure", starts_at=START + HOUR, by=owner, at=START
    )
    operations.decide_pause(pause=pause, approved=True, by=supervisor, at=START + HOUR)
    assert operations.end_lapsed(at=START + 720 * HOUR) == 0
    assert operations.end_lapsed(at=START + 721 * HOUR) == 1
    assert Clock.objects.get(pk=clock.pk).due_at == START + (72 + 720) * HOUR
    with pytest.raises(operations.PauseRefused):
        operations.ask_pause(
            clock=clock, reason="force_majeure", starts_at=START + 722 * HOUR, by=owner, at=START + 722 * HOUR
        )
