"""Keeping, breaking and dropping a promise, and why it was broken."""

import pytest
from django.db import IntegrityError, transaction

from core.actors import SYSTEM
from core.models import Event
from deadlines import operations, queries
from deadlines.enums import BreachReason
from deadlines.models import Clock, Firing
from tests.core.worktime.instants import at
from tests.factories.deadlines import FAULT, URGENT, begin

START = at("2026-03-10 10:00")


@pytest.fixture
def reply(east, pack_set) -> Clock:
    """An urgent reply clock, due 12:00."""
    return begin(URGENT, START, east, pack_set)["reply"]


def meet(clock: Clock, moment: str) -> Clock:
    return operations.meet(clock=clock, at=at(f"2026-03-10 {moment}"), by=SYSTEM)


@pytest.mark.parametrize(("moment", "late"), [("12:00:00", False), ("12:00:01", True)])
def test_the_due_second_is_in_time(reply, moment, late):
    assert meet(reply, moment).is_breached is late


@pytest.mark.requirement("CNV-17")
@pytest.mark.parametrize(("moment", "late"), [("10:30", False), ("10:31", True)])
def test_a_fault_dispatched_after_31_minutes_is_late(east, pack_set, moment, late):
    clock = begin(FAULT, START, east, pack_set)["dispatch"]
    assert meet(clock, moment).is_breached is late


def test_a_late_promise_fires_its_levels_when_it_is_kept(reply):
    meet(reply, "12:10")
    assert list(Firing.objects.values_list("level", flat=True)) == ["L1", "L2"]


def test_a_fact_reported_late_withdraws_the_breach(reply):
    operations.sweep(at=at("2026-03-10 12:30"))
    held = meet(reply, "11:50")
    assert (held.met_at, held.breached_at) == (at("2026-03-10 11:50"), None)
    assert Event.objects.filter(name="clock.breach_withdrawn").count() == 1


def test_a_promise_is_kept_once(reply):
    meet(reply, "11:00")
    with pytest.raises(operations.ClockEnded):
        meet(reply, "11:30")
    assert Clock.objects.get(pk=reply.pk).met_at == at("2026-03-10 11:00")


def test_a_kind_that_does_not_run_is_none(reply):
    assert operations.meet_kind(stream=reply.stream, kind="restore", at=START, by=SYSTEM) is None


def test_stopping_all_leaves_nothing_due(reply):
    operations.stop_all(stream=reply.stream, at=at("2026-03-10 11:00"), by=SYSTEM, reason="cancelled")
    assert queries.next_due(reply.stream) is None
    assert operations.sweep(at=at("2026-03-20 11:00")) == 0


def test_stopping_after_the_breach_keeps_it(reply):
    held = operations.stop(clock=reply, at=at("2026-03-10 13:00"), by=SYSTEM, reason="cancelled")
    assert Clock.objects.get(pk=held.pk).breached_at == at("2026-03-10 12:00:01")


def test_a_breach_waits_for_its_reason(reply, supervisor):
    meet(reply, "12:10")
    assert queries.unexplained_breaches(reply.stream) == [reply]
    operations.give_breach_reason(
        clock=reply, reason=BreachReason.TRAFFIC, by=supervisor, at=START, note="堵车"
    )
    assert queries.unexplained_breaches(reply.stream) == []


def test_a_kept_promise_needs_no_reason(reply, supervisor):
    meet(reply, "11:00")
    with pytest.raises(operations.NotBreached):
        operations.give_breach_reason(clock=reply, reason=BreachReason.TRAFFIC, by=supervisor, at=START)


def test_the_reason_stands_in_the_events_without_its_note(reply, supervisor):
    meet(reply, "12:10")
    operations.give_breach_reason(
        clock=reply, reason=BreachReason.OTHER, by=supervisor, at=START, note="王先生"
    )
    event = Event.objects.get(name="clock.breach_explained")
    assert event.facts == {"clock": reply.pk, "kind": "reply", "reason": "other"}


def test_many_breaches_take_one_reason(east, pack_set, supervisor):
    clocks = [begin(URGENT, START, east, pack_set)["reply"] for _ in range(3)]
    operations.sweep(at=at("2026-03-10 12:30"))
    operations.explain_breaches(clocks=clocks, reason=BreachReason.BEFORE_GO_LIVE, by=supervisor, at=START)
    assert Clock.objects.filter(breach_reason="before_go_live").count() == 3


def test_the_database_refuses_an_ended_clock_that_fires(reply):
    with pytest.raises(IntegrityError, match="clock_ended_fires_nothing"), transaction.atomic():
        Clock.objects.filter(pk=reply.pk).update(met_at=START)


def test_the_database_refuses_a_reason_without_breach(reply):
    with pytest.raises(IntegrityError, match="clock_reason_only_for_breach"), transaction.atomic():
        Clock.objects.filter(pk=reply.pk).update(breach_reason="other")
