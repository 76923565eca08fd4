"""Which clocks pause, for what, and how their instants move."""

import pytest

from core.models import Event
from core.worktime import union
from deadlines import operations
from deadlines.enums import PauseReason, PauseState
from deadlines.models import Clock, Pause
from org.operations.approvals import AlreadyDecided, SamePerson
from tests.core.worktime.instants import at
from tests.factories.deadlines import GENERAL, QUALITY, begin

START = at("2026-03-10 10:00")
ASKED = at("2026-03-10 12:00")


@pytest.fixture
def complete(east, pack_set) -> Clock:
    """A general completion clock: 72 h, due 2026-03-13 10:00."""
    return begin(GENERAL, START, east, pack_set)["complete"]


def ask(
    clock, by, starts="2026-03-10 12:00", ends=None, reason=PauseReason.CUSTOMER_RESCHEDULE, **more
) -> Pause:
    return operations.ask_pause(
        clock=clock,
        reason=reason,
        starts_at=at(starts),
        ends_at=at(ends) if ends else None,
        by=by,
        at=more.pop("asked", ASKED),
        **more,
    )


def grant(pause, by, when="2026-03-10 12:30") -> Clock:
    operations.decide_pause(pause=pause, approved=True, by=by, at=at(when))
    return Clock.objects.get(pk=pause.clock_id)


@pytest.mark.requirement("CNV-13")
def test_ten_hours_of_pause_move_a_72_hour_clock_to_82(complete, owner, supervisor):
    held = grant(ask(complete, owner, ends="2026-03-10 22:00"), supervisor)
    assert held.due_at == at("2026-03-13 20:00")


@pytest.mark.requirement("CNV-13")
@pytest.mark.parametrize("reason", ["parts_shortage", "staff_shortage", "internal_approval"])
def test_our_own_shortages_never_pause(complete, owner, reason):
    with pytest.raises(operations.PauseRefused) as refused:
        ask(complete, owner, reason=reason)
    assert (refused.value.code, Pause.objects.count()) == ("reason_never_pauses", 0)


@pytest.mark.requirement("CNV-13")
def test_reply_clocks_never_pause(east, pack_set, owner):
    reply = begin(GENERAL, START, east, pack_set)["reply"]
    with pytest.raises(operations.PauseRefused) as refused:
        ask(reply, owner)
    assert refused.value.code == "kind_never_pauses"


def test_arrival_clocks_pause(east, pack_set, owner, supervisor):
    arrive = begin(QUALITY, START, east, pack_set)["arrive"]
    held = grant(ask(arrive, owner, ends="2026-03-10 14:00"), supervisor)
    assert held.due_at == at("2026-03-11 12:00")


def test_unreachable_needs_three_logged_attempts(complete, owner):
    with pytest.raises(operations.PauseRefused) as refused:
        ask(complete, owner, reason=PauseReason.CUSTOMER_UNREACHABLE, attempts=2)
    assert (refused.value.code, Pause.objects.count()) == ("too_few_attempts", 0)


def test_unreachable_pauses_after_three_logged_attempts(complete, owner):
    assert ask(complete, owner, reason=PauseReason.CUSTOMER_UNREACHABLE, attempts=3).state == PauseState.ASKED


def test_an_end_before_the_start_is_refused(complete, owner):
    with pytest.raises(operations.PauseRefused) as refused:
        ask(complete, owner, ends="2026-03-10 12:00")
    assert refused.value.code == "ends_before_start"


def test_a_second_request_waits_for_the_first(complete, owner):
    ask(complete, owner)
    with pytest.raises(operations.PauseRefused) as refused:
        ask(complete, owner)
    assert (refused.value.code, Pause.objects.count()) == ("already_asked", 1)


def test_an_undecided_pause_moves_nothing(complete, owner):
    ask(complete, owner, ends="2026-03-10 22:00")
    assert Clock.objects.get(pk=complete.pk).due_at == at("2026-03-13 10:00")


def test_a_returned_pause_moves_nothing(complete, owner, supervisor):
    pause = ask(complete, owner, ends="2026-03-10 22:00")
    operations.decide_pause(pause=pause, approved=False, by=supervisor, at=ASKED)
    pause.refresh_from_db()
    assert (pause.state, Clock.objects.get(pk=complete.pk).due_at) == (
        PauseState.REFUSED,
        at("2026-03-13 10:00"),
    )


def test_nobody_approves_the_own_pause(complete, supervisor):
    pause = ask(complete, supervisor)
    with pytest.raises(SamePerson):
        grant(pause, supervisor)
    assert Clock.objects.get(pk=complete.pk).is_paused is False


def test_the_second_decision_is_told(complete, owner, supervisor, manager):
    pause = ask(complete, owner)
    grant(pause, supervisor)
    with pytest.raises(AlreadyDecided):
        operations.decide_pause(pause=pause, approved=False, by=manager, at=ASKED)


def test_an_open_pause_leaves_due_and_next_firing_empty(complete, owner, supervisor):
    held = grant(ask(complete, owner), supervisor)
    assert (held.is_paused, held.due_at, held.next_fire_at) == (True, None, None)


def test_ending_an_open_pause_counts_its_length(complete, owner, supervisor):
    pause = ask(complete, owner)
    grant(pause, supervisor)
    operations.end_pause(pause=pause, by=supervisor, at=at("2026-03-10 18:00"))
    assert Clock.objects.get(pk=complete.pk).due_at == at("2026-03-13 16:00")


def test_an_ended_pause_cannot_end_again(complete, owner, supervisor):
    pause = ask(complete, owner, ends="2026-03-10 13:00")
    grant(pause, supervisor)
    with pytest.raises(operations.PauseRefused) as refused:
        operations.end_pause(pause=pause, by=supervisor, at=at("2026-03-10 18:00"))
    assert refused.value.code == "not_open"


def test_overlapping_pauses_count_once(complete, owner, supervisor):
    grant(ask(complete, owner, ends="2026-03-10 16:00"), supervisor)
    held = grant(ask(complete, owner, starts="2026-03-10 14:00", ends="2026-03-10 18:00"), supervisor)
    pauses = list(Pause.objects.values_list("starts_at", "ends_at"))
    assert (held.due_at, len(union(pauses))) == (at("2026-03-13 16:00"), 1)


@pytest.fixture
def breached(complete, ladder) -> Clock:
    """The same clock on 2026-03-13 12:00, two hours late and swept."""
    operations.sweep(at=at("2026-03-13 12:00"))
    return Clock.objects.get(pk=complete.pk)


def test_a_pause_begun_after_the_breach_leaves_it(breached, owner, supervisor):
    pause = ask(breached, owner, starts="2026-03-13 11:00", asked=at("2026-03-13 12:00"))
    held = grant(pause, supervisor, "2026-03-13 12:30")
    assert (held.breached_at, held.due_at) == (at("2026-03-13 10:00:01"), at("2026-03-13 10:00"))


def test_a_pause_begun_before_and_approved_late_withdraws_it_visibly(breached, owner, supervisor):
    pause = ask(breached, owner, "2026-03-12 08:00", "2026-03-12 20:00", asked=at("2026-03-13 12:00"))
    held = grant(pause, supervisor, "2026-03-13 12:30")
    withdrawn = Event.objects.get(name="clock.breach_withdrawn")
    assert (held.breached_at, held.due_at) == (None, at("2026-03-13 22:00"))
    assert withdrawn.facts["breached_at"] == "2026-03-13T02:00:01+00:00"


def test_a_withdrawn_breach_may_come_again(breached, owner, supervisor):
    pause = ask(breached, owner, "2026-03-12 08:00", "2026-03-12 20:00", asked=at("2026-03-13 12:00"))
    held = grant(pause, supervisor, "2026-03-13 12:30")
    operations.sweep(at=at("2026-03-13 22:00:01"))
    fired = list(held.firings.filter(version=2).values_list("level", flat=True))
    assert (fired, Clock.objects.get(pk=held.pk).breached_at) == (["L2"], at("2026-03-13 22:00:01"))


def test_a_late_pause_that_is_too_short_moves_the_breach(breached, owner, supervisor):
    pause = ask(breached, owner, "2026-03-12 08:00", "2026-03-12 09:00", asked=at("2026-03-13 12:00"))
    held = grant(pause, supervisor, "2026-03-13 12:30")
    assert (held.breached_at, held.version) == (at("2026-03-13 11:00:01"), 1)


def test_an_ended_clock_takes_no_pause(complete, owner):
    operations.meet(clock=complete, at=ASKED, by=owner)
    with pytest.raises(operations.ClockEnded):
        ask(complete, owner)
