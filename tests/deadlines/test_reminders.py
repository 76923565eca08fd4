"""Reminders: quiet hours, many at once, after an outage, noted, put off."""

from datetime import datetime, timedelta

import pytest

from deadlines import operations
from deadlines.models import Clock, Firing, Held
from deadlines.operations import NotSnoozed
from deadlines.operations.reminding import manner
from notifications.models import Message
from org.models import Unit, User
from packs.models import PackSet
from tests.core.worktime.instants import at as instant
from tests.factories.deadlines import GENERAL, URGENT, begin

HOUR = timedelta(hours=1)
TEN = instant("2026-03-10 10:00")


def inbox(person: User) -> list[Message]:
    return list(Message.objects.filter(channel="inbox", recipient=person).order_by("pk"))


@pytest.fixture
def mailed(leader: User, owner: User, supervisor: User, manager: User) -> User:
    """The team leader reads e-mail."""
    leader.email = "leader@example.com"
    leader.save()
    return leader


def test_a_lower_reminder_at_night_is_mailed_in_the_morning(
    east: Unit, pack_set: PackSet, mailed: User
) -> None:
    clock = begin(URGENT, instant("2026-03-10 20:30"), east, pack_set)["reply"]
    operations.sweep(at=instant("2026-03-10 22:06"))
    mail = Message.objects.get(channel="email", recipient=mailed)
    assert (mail.not_before, mail.queued_at) == (instant("2026-03-11 07:00"), instant("2026-03-10 22:06"))
    assert [row.stream_id for row in inbox(mailed)] == [clock.stream_id]


@pytest.mark.parametrize(
    ("when", "until"),
    [("22:00", "11 07:00"), ("21:59", None), ("06:59", "10 07:00"), ("07:00", None), ("23:59", "11 07:00")],
)
def test_quiet_hours_are_for_lower_reminders(when: str, until: str | None, pack_set: PackSet) -> None:
    moment = instant(f"2026-03-10 {when}")
    expected = instant(f"2026-03-{until}") if until else None
    assert manner(moment).quiet_end(moment, "normal") == expected
    assert manner(moment).quiet_end(moment, "high") is None


def test_many_at_once_are_one_message(
    east: Unit, pack_set: PackSet, ladder: None, supervisor: User, owner: User
) -> None:
    clocks = [begin(URGENT, TEN, east, pack_set, responsible=owner)["reply"] for _ in range(5)]
    operations.sweep(at=TEN + 2 * HOUR + timedelta(seconds=1))
    (told,) = inbox(supervisor)
    assert told.subject == "5 条时限提醒（L2）"
    assert Firing.objects.filter(clock__in=clocks, level="L2").count() == 5
    assert set(Held.objects.filter(user=supervisor).values_list("told_in", flat=True)) == {told.cause}


def test_four_at_once_are_four_messages(
    east: Unit, pack_set: PackSet, ladder: None, supervisor: User, owner: User
) -> None:
    for _ in range(4):
        begin(URGENT, TEN, east, pack_set, responsible=owner)
    operations.sweep(at=TEN + 2 * HOUR + timedelta(seconds=1))
    assert [row.subject.endswith("（L2）") for row in inbox(supervisor)] == [True] * 4


def test_an_outage_of_three_hours_is_one_message_a_person_and_level(
    east: Unit, pack_set: PackSet, ladder: None, supervisor: User, manager: User, owner: User
) -> None:
    for minute in range(12):
        begin(URGENT, TEN + timedelta(minutes=minute), east, pack_set, responsible=owner)
    late = TEN + 5 * HOUR
    while operations.sweep(at=late, limit=5):
        pass
    assert [row.subject for row in inbox(supervisor)] == ["12 条时限提醒（L2）"]
    assert [row.subject for row in inbox(manager)] == ["12 条时限提醒（L3）"]
    assert "应于 2026-03-10 12:00:00 提醒" in inbox(supervisor)[0].body
    assert "另有 2 条。" in inbox(supervisor)[0].body
    operations.sweep(at=late + HOUR)
    assert len(inbox(supervisor)) == 1


def test_the_sweep_that_finds_nothing_left_tells_what_a_later_one_has_kept(
    east: Unit, pack_set: PackSet, ladder: None, supervisor: User, owner: User
) -> None:
    for _ in range(12):
        begin(URGENT, TEN, east, pack_set, responsible=owner)
    late = TEN + 5 * HOUR
    assert operations.sweep(at=late + timedelta(seconds=5), limit=6) == 6
    assert operations.sweep(at=late, limit=6) == 6
    operations.sweep(at=late + HOUR)
    assert [row.subject for row in inbox(supervisor)] == ["12 条时限提醒（L2）"]


def test_what_waits_is_read_by_whole_people(
    east: Unit, pack_set: PackSet, ladder: None, supervisor: User, manager: User, owner: User
) -> None:
    for _ in range(6):
        begin(URGENT, TEN, east, pack_set, responsible=owner)
    late = TEN + 5 * HOUR
    operations.sweep(at=late, limit=5)
    assert [operations.tell_held(at=late, limit=1) for _ in range(5)] == [5, 5, 5, 5, 0]
    assert [row.subject for row in inbox(supervisor)] == ["5 条时限提醒（L2）"]


@pytest.mark.requirement("SLA-31")
def test_a_single_clock_after_an_outage_is_told_with_its_true_times(
    east: Unit, pack_set: PackSet, ladder: None, supervisor: User, owner: User
) -> None:
    clock = begin(URGENT, TEN, east, pack_set, responsible=owner)["reply"]
    operations.sweep(at=TEN + 2 * HOUR + timedelta(minutes=30))
    assert list(Firing.objects.filter(clock=clock).values_list("level", flat=True)) == ["L1", "L2"]
    assert "应于 2026-03-10 11:36:00 发出" in inbox(owner)[0].body
    assert "应于 2026-03-10 12:00:00 发出" in inbox(supervisor)[0].body


def test_who_took_note_is_not_mailed_again(east: Unit, pack_set: PackSet, mailed: User) -> None:
    clock = begin(URGENT, TEN, east, pack_set)["reply"]
    operations.acknowledge(clock=clock, by=mailed, at=TEN)
    operations.sweep(at=TEN + timedelta(minutes=96))
    assert [row.channel for row in Message.objects.filter(recipient=mailed)] == ["inbox"]


def test_taking_note_twice_is_once(east: Unit, pack_set: PackSet, owner: User) -> None:
    clock = begin(URGENT, TEN, east, pack_set)["reply"]
    rows = [operations.acknowledge(clock=clock, by=owner, at=TEN) for _ in range(2)]
    assert rows[0] == rows[1]
    assert clock.stream.events.filter(name="clock.acknowledged").count() == 1


def put_off(clock: Clock, by: User, minutes: int = 60, reason: str = "正在路上", at: datetime = TEN) -> None:
    operations.snooze(clock=clock, minutes=minutes, reason=reason, by=by, at=at)


def test_a_snoozed_reminder_comes_later_to_that_person_only(
    east: Unit, pack_set: PackSet, ladder: None, owner: User, leader: User
) -> None:
    clock = begin(GENERAL, TEN, east, pack_set, responsible=owner)["reply"]
    begun = TEN + timedelta(hours=19)
    put_off(clock, owner, at=begun)
    operations.sweep(at=TEN + timedelta(hours=19.2))
    assert (inbox(owner), len(inbox(leader))) == ([], 1)
    operations.sweep(at=begun + HOUR)
    assert len(inbox(owner)) == 1


def test_urgent_levels_are_not_put_off(east: Unit, pack_set: PackSet, ladder: None, manager: User) -> None:
    clock = begin(URGENT, TEN, east, pack_set)["reply"]
    put_off(clock, manager, minutes=120, at=TEN + 2.9 * HOUR)
    operations.sweep(at=TEN + 3 * HOUR)
    assert [row.subject.endswith("（L3）") for row in inbox(manager)] == [True]


def test_snoozing_is_bounded(east: Unit, pack_set: PackSet, owner: User) -> None:
    clock = begin(URGENT, TEN, east, pack_set)["reply"]
    for given in ({"minutes": 121}, {"minutes": 0}, {"reason": " "}):
        with pytest.raises(NotSnoozed):
            put_off(clock, owner, **given)
    put_off(clock, owner)
    put_off(clock, owner)
    with pytest.raises(NotSnoozed):
        put_off(clock, owner)
    assert clock.snoozes.count() == 2
