"""Filling business calendars from published notices, closures and corrections; each is a version."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

import chinese_calendar
from chinese_calendar import constants
from django.db import transaction
from django.db.models import Max

from core.actors import Actor
from core.clock import local_day
from core.events import record
from core.streams import open_stream
from org.calendars import CHINA, latest_years
from org.events import CalendarPublished
from org.models import BusinessCalendar, CalendarDay, CalendarYear, Unit, WeeklyHours
from org.notices import DayOff, Notice, Unreadable, parse, read_spans

__all__ = [
    "PUBLISHED",
    "DayOff",
    "Notice",
    "Unreadable",
    "close_on",
    "content_of",
    "correct",
    "define",
    "last_published",
    "load_published_years",
    "parse",
    "publish_year",
    "published",
    "read_spans",
]

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
    *,
    calendar: BusinessCalendar,
    year: int,
    notice: Notice,
    source: str,
    by: Actor,
    at: datetime,
    complete: bool = True,
) -> CalendarYear:
    """Enter a year's notice as its next version; the same content again returns the version in force.

    Promises that run on the calendar are recomputed by who hears of it (CNV-15).
    """
    calendar = BusinessCalendar.objects.select_for_update().get(pk=calendar.pk)
    versions = CalendarYear.objects.filter(calendar=calendar, year=year)
    latest = versions.order_by("-version").first()
    if latest and latest.complete == complete and _counts(content_of(latest)) == _counts(notice):
        return latest
    row = CalendarYear.objects.create(
        calendar=calendar,
        year=year,
        version=(versions.aggregate(last=Max("version"))["last"] or 0) + 1,
        source=source,
        complete=complete,
        published_at=at,
        published_by_id=by.pk,
    )
    CalendarDay.objects.bulk_create(
        CalendarDay(year=row, day=day, working=one.working, name=one.name, hours=[list(s) for s in one.hours])
        for day, one in sorted(notice.items())
    )
    _tell(calendar, row, by, at)
    return row


@transaction.atomic
def correct(
    *, calendar: BusinessCalendar, days: Mapping[date, DayOff | None], source: str, by: Actor, at: datetime
) -> list[CalendarYear]:
    """Enter single days, None for "as usual"; the rest of their years stays, a year not yet out stays so."""
    made = []
    for year in sorted({day.year for day in days}):
        latest = CalendarYear.objects.filter(calendar=calendar, year=year).order_by("-version").first()
        content = dict(content_of(latest)) if latest else {}
        for day, one in days.items():
            if day.year == year and one is not None:
                content[day] = one
            elif day.year == year:
                content.pop(day, None)
        known = bool(latest and latest.complete)
        made.append(
            publish_year(
                calendar=calendar, year=year, notice=content, source=source, by=by, at=at, complete=known
            )
        )
    return made


@transaction.atomic
def close_on(
    *,
    base: BusinessCalendar,
    unit: Unit,
    days: Mapping[date, DayOff | None],
    source: str,
    by: Actor,
    at: datetime,
) -> BusinessCalendar:
    """Closures and other days of a unit's own on a calendar; its promises run on them from now on."""
    held, _created = BusinessCalendar.objects.get_or_create(
        base=base,
        unit=unit,
        defaults={"code": f"{base.code}-{unit.code}"[:40], "title": f"{unit.name}·{base.title}"[:60]},
    )
    correct(calendar=held, days=days, source=source, by=by, at=at)
    return held


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


def content_of(year: CalendarYear) -> dict[date, DayOff]:
    """The days of a version."""
    return {
        row.day: DayOff(row.working, row.name, tuple((begin, end) for begin, end in row.hours))
        for row in year.days.all()
    }


def _counts(notice: Notice) -> dict[date, object]:
    """What of a notice changes promises: not the names."""
    return {day: (one.working, tuple(tuple(span) for span in one.hours)) for day, one in notice.items()}


def _tell(calendar: BusinessCalendar, row: CalendarYear, by: Actor, at: datetime) -> None:
    if calendar.stream_id is None:
        calendar.stream = open_stream(kind="calendar", at=at)
        calendar.save(update_fields=["stream"])
    record(calendar.stream_id, CalendarPublished(calendar.code, row.year, row.version), by=by, at=at)  # type: ignore[arg-type]
