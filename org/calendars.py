"""Calendars of the database as values that can be computed with."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from core.worktime import ALWAYS, WHOLE_DAY, Calendar, Span
from org.models import BusinessCalendar, CalendarDay, CalendarYear, WeeklyHours

CHINA = "china"
"""Working days of the State Council's notices, counted as whole days."""

_compiled: dict[tuple[str, tuple[int, ...]], Calendar] = {}


def calendar(name: str) -> Calendar:
    """The calendar of this name; "24x7" needs no rows. BusinessCalendar.DoesNotExist names an unknown one."""
    if name == ALWAYS.name:
        return ALWAYS
    years = latest_years(name)
    key = (name, tuple(years))
    if key not in _compiled:
        _compiled[key] = _compile(name, years)
    return _compiled[key]


def with_hours(name: str, weekly: Mapping[int, Sequence[Span]]) -> Calendar:
    """A calendar as it would be with other weekly hours; its holidays and make-up days stay."""
    years = latest_years(name)
    days = CalendarDay.objects.filter(year__in=years).values_list("day", "working")
    hours = {weekday: list(spans) for weekday, spans in weekly.items()}
    return Calendar(name, hours, _exceptions(days, hours), years.values() or None)


def choices() -> list[tuple[str, str]]:
    """Codes and names of all calendars, round the clock first."""
    return [(ALWAYS.name, "24×7"), *BusinessCalendar.objects.values_list("code", "title")]


def latest_years(name: str) -> dict[int, int]:
    """Key and year of each year's newest notice."""
    rows = CalendarYear.objects.filter(calendar__code=name).order_by("year", "-version").distinct("year")
    return dict(rows.values_list("pk", "year"))


def _compile(name: str, years: dict[int, int]) -> Calendar:
    held = BusinessCalendar.objects.get(code=name)
    weekly: dict[int, list[Span]] = {}
    for one in WeeklyHours.objects.filter(calendar=held):
        weekly.setdefault(one.weekday, []).append((one.begins * 60, one.ends * 60))
    days = CalendarDay.objects.filter(year__in=years).values_list("day", "working")
    return Calendar(name, weekly, _exceptions(days, weekly), years.values())


def _exceptions(rows: Iterable[tuple[date, bool]], weekly: dict[int, list[Span]]) -> dict[date, list[Span]]:
    """A make-up workday has the hours of its weekday, or a Monday's where that weekday has none."""
    usual = weekly.get(0, list(WHOLE_DAY))
    return {day: (weekly.get(day.weekday()) or usual) if working else [] for day, working in rows}
