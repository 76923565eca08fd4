"""Calendars of the database as values that can be computed with."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q

from core.worktime import ALWAYS, WHOLE_DAY, Calendar, Span
from org.models import BusinessCalendar, CalendarDay, CalendarYear, Unit, WeeklyHours

CHINA = "china"
"""Working days of the State Council's notices, counted as whole days."""

Weekly = dict[int, list[Span]]
DayRow = tuple[date, bool, Sequence[Sequence[int]]]
"""A day that differs: the day, whether somebody works, and its hours in minutes where they are its own."""

_compiled: dict[tuple[str, tuple[int, ...]], Calendar] = {}


def calendar(name: str, unit: Unit | None = None) -> Calendar:
    """The calendar of this name, or the unit's own one on it; "24x7" needs no rows.

    BusinessCalendar.DoesNotExist names an unknown one.
    """
    if name == ALWAYS.name:
        return ALWAYS
    if unit is not None:
        name = own_calendar(name, unit)
    rows = _newest(Q(calendar__code=name) | Q(calendar__derived__code=name))
    key = (name, tuple(row.pk for row in rows))
    if key not in _compiled:
        _compiled[key] = _compile(name, rows)
    return _compiled[key]


def with_hours(name: str, weekly: Mapping[int, Sequence[Span]]) -> Calendar:
    """A calendar as it would be with other weekly hours; its holidays and make-up days stay."""
    rows = _newest(Q(calendar__code=name) | Q(calendar__derived__code=name))
    root = _root(name)
    published = [row.year for row in rows if row.complete and row.calendar_id == root.pk]
    hours = {weekday: list(spans) for weekday, spans in weekly.items()}
    return Calendar(name, hours, _exceptions(_day_rows(rows, name), hours), published or None)


def choices() -> list[tuple[str, str]]:
    """Codes and names of all calendars, round the clock first."""
    return [(ALWAYS.name, "24×7"), *BusinessCalendar.objects.values_list("code", "title")]


def of_unit(unit: Unit | None) -> Callable[[str], Calendar]:
    """Calendars by name as they are for a unit; the company's while the unit is not known."""
    return lambda name: calendar(name, unit)


def own_calendar(name: str, unit: Unit) -> str:
    """The code of the nearest unit's closures on a calendar; the calendar's own where none has any."""
    places = [place.pk for place in unit.upwards()]
    rows = BusinessCalendar.objects.filter(base__code=name, unit__in=places)
    found = dict(rows.values_list("unit", "code"))
    return next((found[place] for place in places if place in found), name)


def latest_years(name: str) -> dict[int, int]:
    """Key and year of each year's newest notice."""
    return {row.pk: row.year for row in _newest(Q(calendar__code=name)) if row.complete}


def day_names(name: str, first: date, last: date) -> dict[date, str]:
    """What the days that differ are called: the base's names, and over them the calendar's own."""
    rows = _newest(Q(calendar__code=name) | Q(calendar__derived__code=name))
    order = {row.pk: row.calendar.code == name for row in rows}
    found = CalendarDay.objects.filter(year__in=order, day__range=(first, last))
    named = found.values_list("year", "day", "name")
    return {day: text for _own, day, text in sorted((order[year], day, text) for year, day, text in named)}


def names_on(calendar: BusinessCalendar) -> list[str]:
    """The calendar and those that take its days."""
    return [calendar.code, *calendar.derived.values_list("code", flat=True)]


def revised(
    held: BusinessCalendar, year: int, days: Iterable[DayRow], *, complete: bool
) -> dict[str, Calendar]:
    """The calendars as they would be with another notice for a year, by name; nothing is written."""
    return {name: _revised(name, held, year, list(days), complete) for name in names_on(held)}


def _revised(name: str, held: BusinessCalendar, year: int, days: list[DayRow], complete: bool) -> Calendar:
    rows = _newest(Q(calendar__code=name) | Q(calendar__derived__code=name))
    kept = [row for row in rows if (row.calendar_id, row.year) != (held.pk, year)]
    published = {row.year for row in kept if row.complete and row.calendar_id == _root(name).pk}
    if complete and held.pk == _root(name).pk:
        published.add(year)
    weekly = _weekly(name)
    stored = _exceptions(_day_rows(kept, name), weekly)
    fresh = _exceptions(days, weekly)
    own = held.code == name
    return Calendar(name, weekly, stored | fresh if own else fresh | stored, published)


def _newest(which: Q) -> list[CalendarYear]:
    rows = CalendarYear.objects.filter(which).order_by("calendar_id", "year", "-version")
    return list(rows.distinct("calendar_id", "year").select_related("calendar"))


def _compile(name: str, rows: list[CalendarYear]) -> Calendar:
    weekly = _weekly(name)
    root = _root(name)
    published = [row.year for row in rows if row.complete and row.calendar_id == root.pk]
    return Calendar(name, weekly, _exceptions(_day_rows(rows, name), weekly), published)


def _root(name: str) -> BusinessCalendar:
    """Whose notices tell which years are known: the base, or the calendar itself."""
    held = BusinessCalendar.objects.select_related("base").get(code=name)
    return held.base or held


def _weekly(name: str) -> Weekly:
    """Hours by weekday: the calendar's own, or its base's where it has none."""
    held = BusinessCalendar.objects.select_related("base").get(code=name)
    rows = WeeklyHours.objects.filter(calendar=held)
    if held.base and not rows.exists():
        rows = WeeklyHours.objects.filter(calendar=held.base)
    weekly: Weekly = {}
    for one in rows:
        weekly.setdefault(one.weekday, []).append((one.begins * 60, one.ends * 60))
    return weekly


def _day_rows(rows: Iterable[CalendarYear], name: str) -> list[DayRow]:
    """Days of the base first, so that the calendar's own replace them."""
    order = {row.pk: row.calendar.code == name for row in rows}
    found = CalendarDay.objects.filter(year__in=order).values_list("year", "day", "working", "hours")
    return [
        (day, working, hours)
        for _own, day, working, hours in sorted((order[y], d, w, h) for y, d, w, h in found)
    ]


def _exceptions(rows: Iterable[DayRow], weekly: Weekly) -> dict[date, list[Span]]:
    """A make-up workday has its own hours, or those of its weekday, or a Monday's where that has none."""
    usual = weekly.get(0, list(WHOLE_DAY))
    return {day: _hours(day, working, hours, weekly, usual) for day, working, hours in rows}


def _hours(
    day: date, working: bool, hours: Sequence[Sequence[int]], weekly: Weekly, usual: list[Span]
) -> list[Span]:
    if not working:
        return []
    if hours:
        return [(begin * 60, end * 60) for begin, end in hours]
    return weekly.get(day.weekday()) or usual
