"""Planning duty: coverage, the complaint owner, who is on duty when."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from core.clock import at_local
from core.models import Event
from org.models import Roster, Shift, Unit, User
from org.operations import rosters
from org.queries import on_duty
from org.rules import uncovered

MONDAY = date(2026, 3, 9)
DAY = timedelta(days=1)
EIGHT = timedelta(hours=8)


def add(
    roster: Roster, start: datetime, end: datetime, by: User, at: datetime, owner: User | None = None
) -> Shift:
    return rosters.add_shift(
        roster=roster, starts_at=start, ends_at=end, people=[by], complaint_owner=owner, by=by, at=at
    )


@pytest.fixture
def week(east: Unit) -> Roster:
    return rosters.open_week(unit=east, monday=MONDAY)


@pytest.fixture
def full(week: Roster, supervisor: User, at: datetime) -> Roster:
    """Three shifts a day, each with a name."""
    for number in range(21):
        start = week.starts_at + number * EIGHT
        add(week, start, start + EIGHT, supervisor, at, supervisor)
    return week


def test_back_to_back_spans_leave_nothing_uncovered(at: datetime) -> None:
    spans = [(at, at + EIGHT), (at + EIGHT, at + 2 * EIGHT)]
    assert uncovered(spans, at, at + 2 * EIGHT) == []


def test_gaps_before_between_and_after_are_found(at: datetime) -> None:
    hour = timedelta(hours=1)
    spans = [(at + hour, at + 2 * hour), (at + 3 * hour, at + 4 * hour)]
    assert uncovered(spans, at, at + 5 * hour) == [
        (at, at + hour),
        (at + 2 * hour, at + 3 * hour),
        (at + 4 * hour, at + 5 * hour),
    ]


@pytest.mark.requirement("INT-03")
def test_a_week_without_an_uncovered_minute_is_published(
    full: Roster, supervisor: User, at: datetime
) -> None:
    published = rosters.publish(roster=full, by=supervisor, at=at)
    assert (published.published_at, published.published_by) == (at, supervisor)


@pytest.mark.requirement("INT-03", "SLA-20")
@pytest.mark.parametrize("day", range(7))
def test_half_an_hour_uncovered_on_any_day_refuses_it(
    day: int, full: Roster, supervisor: User, at: datetime
) -> None:
    night = full.shifts.get(starts_at=at_local(MONDAY + day * DAY))
    Shift.objects.filter(pk=night.pk).update(ends_at=at_local(MONDAY + day * DAY, time(3)))
    add(full, at_local(MONDAY + day * DAY, time(3, 30)), night.ends_at, supervisor, at, supervisor)
    with pytest.raises(rosters.NotPublishable) as caught:
        rosters.publish(roster=full, by=supervisor, at=at)
    the_day = f"{MONDAY + day * DAY:%m-%d}"
    assert caught.value.messages == [f"无人值班：{the_day} 03:00 至 {the_day} 03:30"]
    assert Roster.objects.get().published_at is None


@pytest.mark.requirement("INT-03")
def test_one_minute_is_enough_to_refuse(full: Roster, supervisor: User, at: datetime) -> None:
    last = full.shifts.last()
    Shift.objects.filter(pk=last.pk).update(ends_at=last.ends_at - timedelta(minutes=1))
    with pytest.raises(rosters.NotPublishable):
        rosters.publish(roster=full, by=supervisor, at=at)


@pytest.mark.requirement("INT-30")
def test_a_shift_from_8_to_16_without_complaint_owner_is_not_published(
    full: Roster, supervisor: User, at: datetime
) -> None:
    Shift.objects.filter(starts_at=at_local(MONDAY, time(8))).update(complaint_owner=None)
    with pytest.raises(rosters.NotPublishable) as caught:
        rosters.publish(roster=full, by=supervisor, at=at)
    assert caught.value.messages == ["未指定投诉接待人：03-09 08:00 至 03-09 16:00"]
    assert Roster.objects.get().published_at is None


def test_a_night_shift_of_the_week_before_covers_monday_morning(
    east: Unit, full: Roster, supervisor: User, at: datetime
) -> None:
    rosters.publish(roster=full, by=supervisor, at=at)
    after = rosters.open_week(unit=east, monday=MONDAY + 7 * DAY)
    sunday = full.shifts.last()
    Shift.objects.filter(pk=sunday.pk).update(ends_at=after.starts_at + EIGHT)
    for number in range(1, 21):
        start = after.starts_at + number * EIGHT
        add(after, start, start + EIGHT, supervisor, at, supervisor)
    assert rosters.faults(after) == []


def test_a_published_week_stays_covered(full: Roster, supervisor: User, at: datetime) -> None:
    rosters.publish(roster=full, by=supervisor, at=at)
    with pytest.raises(rosters.NotPublishable):
        rosters.remove_shift(shift=full.shifts.first(), by=supervisor, at=at)
    assert full.shifts.count() == 21


def test_people_of_a_published_week_change_on_the_record(
    full: Roster, supervisor: User, manager: User, at: datetime
) -> None:
    rosters.publish(roster=full, by=supervisor, at=at)
    shift = full.shifts.first()
    rosters.change_shift(
        shift=shift, starts_at=shift.starts_at, ends_at=shift.ends_at, people=[], complaint_owner=manager,
        by=supervisor, at=at,
    )  # fmt: skip
    assert list(shift.people.all()) == [manager]
    assert list(Event.objects.order_by("pk").values_list("name", flat=True)) == [
        "roster.published",
        "roster.changed",
    ]


def test_a_shift_outside_the_week_is_refused(week: Roster, supervisor: User, at: datetime) -> None:
    with pytest.raises(ValidationError):
        add(week, week.ends_at, week.ends_at + EIGHT, supervisor, at)
    assert Shift.objects.count() == 0


def test_the_week_before_is_copied_once(east: Unit, full: Roster, supervisor: User, at: datetime) -> None:
    after = rosters.open_week(unit=east, monday=MONDAY + 7 * DAY)
    assert rosters.copy_week(roster=after, by=supervisor, at=at) == 21
    first = after.shifts.first()
    assert (first.starts_at, first.complaint_owner) == (after.starts_at, supervisor)
    with pytest.raises(ValidationError):
        rosters.copy_week(roster=after, by=supervisor, at=at)


def test_on_duty_are_the_people_of_the_published_shift(
    full: Roster, shanghai: Unit, supervisor: User, at: datetime
) -> None:
    assert on_duty(shanghai, at) == []
    rosters.publish(roster=full, by=supervisor, at=at)
    assert (on_duty(shanghai, at), on_duty(shanghai, at, "complaint")) == ([supervisor], [supervisor])
    assert on_duty(shanghai, full.ends_at) == []
