"""Other promises on a running clock: class and urgency, reopening, agreed times, owners."""

import pytest

from core.actors import SYSTEM
from core.models import Event
from deadlines import operations, queries
from deadlines.models import Clock, Firing
from tests.core.worktime.instants import at
from tests.factories.deadlines import GENERAL, QUALITY, URGENT, begin, subject

START = at("2026-03-10 08:00")


def rules(pack_set, facts):
    return queries.rules_for(pack_set=pack_set, facts=facts)


def change(clock, facts, when, unit, pack_set, **more) -> dict[str, Clock]:
    operations.reclassify(
        stream=clock.stream, rules=rules(pack_set, facts), at=at(when), by=SYSTEM, unit=unit, **more
    )
    return {one.kind: one for one in Clock.objects.filter(stream=clock.stream)}


@pytest.mark.requirement("CNV-18")
def test_an_upgrade_counts_the_new_period_from_now(east, pack_set):
    clock = begin(GENERAL, START, east, pack_set)["complete"]
    held = change(clock, URGENT, "2026-03-11 08:00", east, pack_set)["complete"]
    assert (held.due_at, held.version) == (at("2026-03-12 08:00"), 2)


@pytest.mark.requirement("CNV-18")
def test_an_upgrade_never_gives_more_time_than_before(east, pack_set):
    clock = begin(GENERAL, START, east, pack_set)["complete"]
    held = change(clock, URGENT, "2026-03-12 20:00", east, pack_set)["complete"]
    assert (held.due_at, held.version) == (at("2026-03-13 08:00"), 1)


@pytest.mark.requirement("CNV-18")
def test_a_downgrade_needs_approval(east, pack_set):
    clock = begin(URGENT, START, east, pack_set)["complete"]
    with pytest.raises(operations.ApprovalNeeded):
        change(clock, GENERAL, "2026-03-10 09:00", east, pack_set)
    assert Clock.objects.get(pk=clock.pk).due_at == at("2026-03-11 08:00")


@pytest.mark.requirement("CNV-18")
def test_an_approved_downgrade_counts_from_registration(east, pack_set, supervisor):
    clock = begin(URGENT, START, east, pack_set)["complete"]
    held = change(clock, GENERAL, "2026-03-10 20:00", east, pack_set, approved_by=supervisor)["complete"]
    assert held.due_at == at("2026-03-13 08:00")
    event = Event.objects.get(name="clock.reclassified", facts__kind="complete")
    assert (event.facts["longer"], event.facts["approved_by"]) == (True, supervisor.pk)


def test_the_first_breach_stays_after_a_downgrade(east, pack_set, supervisor):
    clock = begin(URGENT, START, east, pack_set)["complete"]
    operations.sweep(at=at("2026-03-11 09:00"))
    held = change(clock, GENERAL, "2026-03-11 10:00", east, pack_set, approved_by=supervisor)["complete"]
    assert (held.breached_at, held.due_at) == (at("2026-03-11 08:00:01"), at("2026-03-13 08:00"))


def test_a_new_version_fires_its_own_levels(east, pack_set, ladder):
    clock = begin(GENERAL, START, east, pack_set)["complete"]
    held = change(clock, URGENT, "2026-03-11 08:00", east, pack_set)["complete"]
    operations.sweep(at=at("2026-03-12 03:12"))
    fired = Firing.objects.filter(clock=held).values_list("version", "level", "nominal_at")
    assert list(fired) == [(2, "L1", at("2026-03-12 03:12"))]


def test_a_new_class_adds_its_clocks_from_now(east, pack_set):
    clock = begin(GENERAL, START, east, pack_set)["complete"]
    held = change(clock, QUALITY, "2026-03-10 10:00", east, pack_set)
    assert (held["arrive"].due_at, held["reply"].due_at) == (at("2026-03-11 10:00"), at("2026-03-10 11:00"))


def test_a_class_that_falls_away_stops_its_clock(east, pack_set, supervisor):
    clock = begin(QUALITY, START, east, pack_set)["arrive"]
    held = change(clock, GENERAL, "2026-03-10 08:30", east, pack_set, approved_by=supervisor)["arrive"]
    assert (held.stop_reason, held.next_fire_at) == ("reclassified", None)


def test_met_clocks_stay_as_they_are(east, pack_set):
    clock = begin(GENERAL, START, east, pack_set)["reply"]
    operations.meet(clock=clock, at=at("2026-03-10 08:10"), by=SYSTEM)
    held = change(clock, URGENT, "2026-03-10 09:00", east, pack_set)["reply"]
    assert (held.met_at, held.version) == (at("2026-03-10 08:10"), 1)


def test_the_same_facts_change_nothing(east, pack_set):
    clock = begin(GENERAL, START, east, pack_set)["complete"]
    before = Event.objects.count()
    held = change(clock, GENERAL, "2026-03-10 09:00", east, pack_set)["complete"]
    assert (held.version, Event.objects.count()) == (1, before)


@pytest.mark.requirement("CNV-19")
def test_a_reopening_starts_a_new_completion_clock_and_keeps_the_old_breach(east, pack_set):
    clock = begin(GENERAL, at("2026-03-05 10:00"), east, pack_set)["complete"]
    operations.meet(clock=clock, at=at("2026-03-09 10:00"), by=SYSTEM)
    again = operations.restart(stream=clock.stream, at=at("2026-03-10 10:00"), by=SYSTEM)
    assert again is not None
    assert (again.n, again.due_at) == (2, at("2026-03-13 10:00"))
    assert Clock.objects.get(pk=clock.pk).breached_at == at("2026-03-08 10:00:01")


def test_a_reopening_ends_a_clock_that_still_ran(east, pack_set):
    clock = begin(GENERAL, START, east, pack_set)["complete"]
    operations.restart(stream=clock.stream, at=at("2026-03-10 10:00"), by=SYSTEM)
    assert Clock.objects.get(pk=clock.pk).stop_reason == "reopened"


def test_without_such_a_clock_nothing_starts_again(east, pack_set):
    assert operations.restart(stream=subject(START), at=START, by=SYSTEM) is None
    assert Clock.objects.count() == 0


@pytest.fixture
def arrive(east, pack_set) -> Clock:
    """Arrival by 2026-03-11 08:00."""
    return begin(QUALITY, START, east, pack_set)["arrive"]


def agree(stream, agreed, unit, pack_set, when="2026-03-10 09:00") -> Clock:
    return operations.agree(
        stream=stream, agreed_at=at(agreed), at=at(when), by=SYSTEM, unit=unit, pack_set=pack_set
    )


@pytest.mark.requirement("SLA-08")
@pytest.mark.parametrize(("moment", "late"), [("14:00:00", False), ("14:01", True)])
def test_an_agreed_time_is_absolute(arrive, east, pack_set, moment, late):
    agree(arrive.stream, "2026-03-10 14:00", east, pack_set)
    held = operations.meet_kind(stream=arrive.stream, kind="arrive", at=at(f"2026-03-10 {moment}"), by=SYSTEM)
    assert held is not None
    assert held.is_breached is late


@pytest.mark.requirement("SLA-08")
def test_an_agreed_time_replaces_the_packs_even_if_later(arrive, east, pack_set):
    held = agree(arrive.stream, "2026-03-12 14:00", east, pack_set)
    assert (held.pk, held.due_at, held.version) == (arrive.pk, at("2026-03-12 14:00"), 2)


@pytest.mark.requirement("SLA-08")
def test_pauses_do_not_move_an_agreed_time(arrive, east, pack_set, owner):
    held = agree(arrive.stream, "2026-03-12 14:00", east, pack_set)
    with pytest.raises(operations.PauseRefused) as refused:
        operations.ask_pause(
            clock=held, reason="customer_reschedule", starts_at=START, by=owner, at=at("2026-03-10 09:30")
        )
    assert refused.value.code == "agreed_time"


def test_an_agreed_time_starts_an_arrival_clock_where_there_is_none(east, pack_set):
    stream = begin(GENERAL, START, east, pack_set)["reply"].stream
    held = agree(stream, "2026-03-12 14:00", east, pack_set)
    assert (held.kind, held.agreed, held.due_at, held.amber_at) == (
        "arrive",
        True,
        at("2026-03-12 14:00"),
        at("2026-03-12 03:24"),
    )


def test_an_agreed_time_before_registration_is_refused(arrive, east, pack_set):
    with pytest.raises(operations.ImpossibleTime):
        agree(arrive.stream, "2026-03-10 07:00", east, pack_set)
    assert Clock.objects.get(pk=arrive.pk).agreed is False


def test_an_agreed_arrival_is_left_alone_by_a_reclassification(arrive, east, pack_set, supervisor):
    agree(arrive.stream, "2026-03-12 14:00", east, pack_set)
    held = change(arrive, GENERAL, "2026-03-10 09:30", east, pack_set, approved_by=supervisor)["arrive"]
    assert (held.due_at, held.is_running) == (at("2026-03-12 14:00"), True)


def test_a_new_owner_keeps_the_times(arrive, south, technician):
    operations.reassign(stream=arrive.stream, responsible=technician, unit=south, at=START, by=SYSTEM)
    held = Clock.objects.get(pk=arrive.pk)
    assert (held.responsible, held.unit, held.due_at) == (technician, south, at("2026-03-11 08:00"))


@pytest.mark.requirement("CNV-18")
def test_a_promise_that_fell_away_comes_back_with_its_class(east, supervisor, pack_set):
    clock = begin(QUALITY, START, east, pack_set)["complete"]
    change(clock, GENERAL, "2026-03-10 09:00", east, pack_set, approved_by=supervisor)
    change(clock, QUALITY, "2026-03-10 10:00", east, pack_set)
    again = Clock.objects.running().get(stream=clock.stream, kind="arrive")
    assert again.due_at == at("2026-03-11 10:00")
