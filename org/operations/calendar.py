"""Filling business calendars from published notices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import chinese_calendar
from chinese_calendar import constants
from django.db import transaction
from django.db.models import Max

from core.actors import Actor
from core.clock import local_day
from org.calendars import CHINA, latest_years
from org.models import BusinessCalendar, CalendarDay, CalendarYear, WeeklyHours

WORKDAYS = range(5)
MINUTES_A_DAY = 1440
PUBLISHED = "国务院办公厅节假日安排（chinesecalendar）"
NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
}


@dataclass(frozen=True)
class DayOff:
    """One line of a notice: a day off, or a make-up workday."""

    working: bool
    name: str = ""


Notice = Mapping[date, DayOff]


@transaction.atomic
def define(*, code: str, title: str, weekly: Mapping[int, Iterable[tuple[int, int]]]) -> BusinessCalendar:
    """A calendar with its weekly hours in minutes from midnight; one that exists stays as it is."""
    held, created = BusinessCalendar.objects.get_or_create(code=code, defaults={"title": title})
    if created:
        WeeklyHours.objects.bulk_create(
            WeeklyHours(calendar=held, weekday=weekday, begins=begins, ends=ends)
            for weekday, spans in weekly.items()
            for begins, ends in spans
        )
    return held


@transaction.atomic
def publish_year(
    *, calendar: BusinessCalendar, year: int, notice: Notice, source: str, by: Actor, at: datetime
) -> CalendarYear:
    """Enter a year's notice as its next version; the same content again returns the version in force."""
    calendar = BusinessCalendar.objects.select_for_update().get(pk=calendar.pk)
    versions = CalendarYear.objects.filter(calendar=calendar, year=year)
    latest = versions.order_by("-version").first()
    if latest and _content(latest) == {day: one.working for day, one in notice.items()}:
        return latest
    row = CalendarYear.objects.create(
        calendar=calendar,
        year=year,
        version=(versions.aggregate(last=Max("version"))["last"] or 0) + 1,
        source=source,
        published_at=at,
        published_by_id=by.pk,
    )
    CalendarDay.objects.bulk_create(
        CalendarDay(year=row, day=day, working=one.working, name=one.name)
        for day, one in sorted(notice.items())
    )
    return row


@transaction.atomic
def load_published_years(
    *, by: Actor, at: datetime, years: Iterable[int] | None = None
) -> list[CalendarYear]:
    """The calendar of China with published notices, by default from the year before last on.

    Years that are in the table are left alone, so that corrections stay.
    """
    whole = [(0, MINUTES_A_DAY)]
    held = define(code=CHINA, title="国家法定工作日", weekly=dict.fromkeys(WORKDAYS, whole))
    known = set(latest_years(CHINA).values())
    wanted = range(local_day(at).year - 2, last_published() + 1) if years is None else years
    return [
        publish_year(calendar=held, year=year, notice=published(year), source=PUBLISHED, by=by, at=at)
        for year in wanted
        if year not in known
    ]


def published_years() -> range:
    """All years whose notices the package holds."""
    return range(min(constants.holidays).year, last_published() + 1)


def last_published() -> int:
    """The newest year whose notice the package holds."""
    return max(constants.holidays).year


def published(year: int) -> dict[date, DayOff]:
    """Days of a year that differ from Monday to Friday; NotImplementedError where no notice is out yet."""
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
    differing = (day for day in days if chinese_calendar.is_workday(day) != (day.weekday() in WORKDAYS))
    return {day: DayOff(chinese_calendar.is_workday(day), _name(day)) for day in differing}


def _name(day: date) -> str:
    _off, name = chinese_calendar.get_holiday_detail(day)
    return NAMES.get(name or "", name or "")


def _content(year: CalendarYear) -> dict[date, bool]:
    return dict(year.days.values_list("day", "working"))
