"""Business calendars of the database."""

from datetime import UTC, date, datetime

import pytest
from django.db import InternalError, transaction

from core.actors import SYSTEM
from core.worktime import ALWAYS, epoch
from org.calendars import CHINA, calendar
from org.models import BusinessCalendar, CalendarDay, CalendarYear
from org.operations.calendar import DayOff, define, load_published_years, publish_year, published
from tests.core.worktime.calendars import CHINA as BY_HAND
from tests.core.worktime.instants import at

NOW = datetime(2026, 11, 21, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def china() -> BusinessCalendar:
    load_published_years(by=SYSTEM, at=NOW, years=[2026])
    return BusinessCalendar.objects.get(code=CHINA)


def test_2026_is_as_published(china):
    found = calendar(CHINA)
    days = [date.fromordinal(n) for n in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())]
    assert [found.is_working_day(day) for day in days] == [BY_HAND.is_working_day(day) for day in days]
    assert found.published == {2026}


def test_holidays_have_their_names(china):
    assert CalendarDay.objects.get(day=date(2026, 2, 16)).name == "春节"


def test_loading_again_changes_nothing(china):
    assert load_published_years(by=SYSTEM, at=NOW, years=[2026]) == []
    assert CalendarYear.objects.count() == 1


def test_by_default_the_years_from_two_before_are_loaded():
    load_published_years(by=SYSTEM, at=NOW)
    assert list(CalendarYear.objects.values_list("year", flat=True)) == [2024, 2025, 2026]


def test_an_unpublished_year_cannot_be_read():
    with pytest.raises(NotImplementedError):
        published(2027)


def test_a_correction_is_a_new_version_and_counts_at_once(china):
    assert calendar(CHINA).is_working_day(date(2026, 1, 2)) is False
    row = publish_year(
        calendar=china, year=2026, notice={date(2026, 1, 1): DayOff(False)}, source="更正", by=SYSTEM, at=NOW
    )
    assert (row.version, calendar(CHINA).is_working_day(date(2026, 1, 2))) == (2, True)


def test_the_same_notice_again_is_the_same_version(china):
    again = publish_year(calendar=china, year=2026, notice=published(2026), source="再次", by=SYSTEM, at=NOW)
    assert again.version == 1


def test_a_make_up_day_has_the_hours_of_a_monday(china):
    morning = [(9 * 60, 12 * 60)]
    office = define(code="office", title="办公时间", weekly=dict.fromkeys(range(5), morning))
    publish_year(calendar=office, year=2026, notice=published(2026), source="公告", by=SYSTEM, at=NOW)
    found = calendar("office")
    saturday = (epoch(at("2026-02-28 00:00")), epoch(at("2026-03-01 00:00")))
    assert found.between(*saturday) == 3 * 3600


def test_notices_are_written_once(china):
    with pytest.raises(InternalError, match="written once"), transaction.atomic():
        CalendarDay.objects.all()._raw_delete("default")


def test_round_the_clock_needs_no_rows(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert calendar("24x7") is ALWAYS


def test_a_known_calendar_is_read_in_one_query(china, django_assert_num_queries):
    calendar(CHINA)
    with django_assert_num_queries(1):
        calendar(CHINA)


def test_an_unknown_calendar_is_an_error():
    with pytest.raises(BusinessCalendar.DoesNotExist):
        calendar("nothing")
