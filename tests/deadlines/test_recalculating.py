"""A new version of a calendar moves the clocks on it, and tells their owners."""

from datetime import date

import pytest

from core.actors import SYSTEM
from core.models import Event
from core.outbox import deliver_due
from deadlines.models import Clock
from deadlines.models import Pause as PauseRow
from deadlines.operations import ask_pause, decide_pause
from deadlines.operations.recalculating import recalculate
from deadlines.operations.timing import plan, put
from notifications.models import Message
from org.calendars import calendar
from org.models import Approval, BusinessCalendar
from org.operations.calendar import DayOff, close_on, correct, publish_year
from packs.operations import activate
from packs.queries import in_force
from tests.core.worktime.instants import at
from tests.deadlines.test_service_calendars import FACTS
from tests.factories.deadlines import begin
from tests.factories.packs import INSTALLED, load_text

NEW_YEAR = {date(2027, 1, 1): DayOff(False, "元旦"), date(2027, 1, 4): DayOff(False, "调休")}
NOW = at("2026-12-31 09:00")


def publish(china: BusinessCalendar, notice=NEW_YEAR) -> None:
    publish_year(calendar=china, year=2027, notice=notice, source="国办通知", by=SYSTEM, at=NOW)
    deliver_due(at=NOW)


@pytest.mark.requirement("CNV-15")
def test_a_provisional_due_is_fixed_when_the_year_is_published(provisional: Clock, china) -> None:
    assert (provisional.provisional, provisional.last_day) == (True, date(2027, 1, 4))
    publish(china)
    held = Clock.objects.get(pk=provisional.pk)
    assert (held.provisional, held.last_day, held.due_at) == (False, date(2027, 1, 6), at("2027-01-07 00:00"))
    assert held.next_fire_at == held.ladder[0][1]


@pytest.mark.requirement("CNV-15")
def test_the_owner_is_told_once(provisional: Clock, china, owner) -> None:
    publish(china)
    told = Message.objects.filter(cause__startswith="calendar:", channel="inbox")
    assert [(row.recipient, "2027-01-07 00:00:00" in row.body) for row in told] == [(owner, True)]
    assert recalculate(held=china, cause="again", at=NOW) == 0


def test_a_year_that_moves_nothing_only_confirms(provisional: Clock, china) -> None:
    publish(china, {date(2027, 5, 1): DayOff(False)})
    held = Clock.objects.get(pk=provisional.pk)
    assert (held.provisional, held.due_at) == (False, at("2027-01-05 00:00"))


def test_the_stream_says_what_moved(provisional: Clock, china) -> None:
    publish(china)
    said = Event.objects.get(name="clocks.recalculated", stream=provisional.stream)
    (fact,) = said.facts["clocks"]
    assert (fact["clock"], fact["before"][:10], fact["due_at"][:10]) == (
        provisional.pk,
        "2027-01-04",
        "2027-01-06",
    )


def test_an_override_of_a_day_counts_before_the_year_is_out(provisional: Clock, china) -> None:
    correct(calendar=china, days={date(2027, 1, 1): DayOff(False)}, source="管理员", by=SYSTEM, at=NOW)
    deliver_due(at=NOW)
    held = Clock.objects.get(pk=provisional.pk)
    assert (held.provisional, held.last_day) == (True, date(2027, 1, 5))


def test_an_override_can_be_taken_back(provisional: Clock, china) -> None:
    for one in (DayOff(False), None):
        correct(calendar=china, days={date(2027, 1, 1): one}, source="管理员", by=SYSTEM, at=NOW)
    deliver_due(at=NOW)
    assert Clock.objects.get(pk=provisional.pk).last_day == date(2027, 1, 4)


def test_closures_of_a_unit_move_its_clocks_only(special, china, east, south) -> None:
    mine = begin(FACTS, at("2026-12-07 10:00"), east, special)["restore"]
    theirs = begin(FACTS, at("2026-12-07 10:00"), south, special)["restore"]
    days = {date(2026, 12, 9): DayOff(False, "盘点")}
    close_on(base=china, unit=east, days=days, source="盘点", by=SYSTEM, at=at("2026-12-07 11:00"))
    deliver_due(at=NOW)
    assert [Clock.objects.get(pk=one.pk).last_day.day for one in (mine, theirs)] == [11, 10]
    assert calendar("china", east).name == "china-east"


def test_half_days_have_their_own_hours(china) -> None:
    days = {date(2026, 12, 31): DayOff(True, "半天", ((9 * 60, 12 * 60),))}
    correct(calendar=china, days=days, source="公司", by=SYSTEM, at=NOW)
    assert calendar("china").spans(date(2026, 12, 31)) == ((9 * 3600, 12 * 3600),)


def test_consumed_time_and_pauses_stay(special, china, east, owner, supervisor) -> None:
    clock = begin(FACTS, at("2026-12-07 10:00"), east, special, responsible=owner)["complete"]
    pause = ask_pause(
        clock=clock,
        reason="customer_reschedule",
        starts_at=at("2026-12-07 12:00"),
        ends_at=at("2026-12-07 14:00"),
        by=owner,
        at=at("2026-12-07 11:00"),
        evidence="客户短信",
    )
    decide_pause(pause=pause, approved=True, by=supervisor, at=at("2026-12-07 11:10"))
    correct(calendar=china, days={date(2026, 12, 8): DayOff(False)}, source="停业", by=SYSTEM, at=NOW)
    deliver_due(at=NOW)
    assert Clock.objects.get(pk=clock.pk).due_at == at("2026-12-10 12:00")


HOURS = """
pack = "office_hours"
version = 1
title = "工作时间"
source = "003§2"
kind = "seed"
[clocks]
[[clocks.rules]]
id = "office"
title = "工作时间内"
kind = "complete"
target = { hours = 40 }
calendar = "china"
"""
STORED = ("due_at", "late_from", "amber_at", "last_day", "provisional", "chain", "next_level", "next_fire_at")


def test_what_is_stored_is_what_each_clock_alone_would_compute(china, pack_set, east, owner) -> None:
    load_text(HOURS)
    activate(packs=["office_hours"], rank="product_line", key="telematics", by=SYSTEM, at=INSTALLED)
    packs = in_force(at=at("2026-12-01 00:00"), line="telematics")
    clocks = [begin(FACTS, at(f"2026-12-0{day} 10:00"), east, packs)["complete"] for day in (1, 3, 4)]
    PauseRow.objects.create(
        clock=clocks[1],
        reason="customer_reschedule",
        starts_at=at("2026-12-04 02:00"),
        ends_at=at("2026-12-04 07:30"),
        asked_by=owner,
        asked_at=NOW,
        approval=Approval.objects.create(stream=clocks[1].stream, kind="pause", asker=owner, asked_at=NOW),
        state="approved",
    )
    days = {date(2026, 12, 4): DayOff(False), date(2026, 12, 5): DayOff(True)}
    correct(calendar=china, days=days, source="停业", by=SYSTEM, at=NOW)
    assert recalculate(held=china, cause="now", at=NOW) == 2
    for clock in Clock.objects.filter(pk__in=[one.pk for one in clocks]):
        stored = [getattr(clock, name) for name in STORED]
        put(clock, plan(clock))
        assert [getattr(clock, name) for name in STORED] == stored
    assert recalculate(held=china, cause="again", at=NOW) == 0
