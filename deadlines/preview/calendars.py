"""Calendars of a case: those of the house, with years as the case states them (CNV-15)."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from core.worktime import ALWAYS, WHOLE_DAY, Calendar, Span
from org.calendars import calendar

UNPUBLISHED = "unpublished"
CalendarOf = Callable[[str], Calendar]


def calendars(years: Mapping[int, Any]) -> CalendarOf:
    """Calendars by name with some years unpublished, or with days off and make-up workdays of their own."""
    made: dict[str, Calendar] = {}

    def of(name: str) -> Calendar:
        if name not in made:
            made[name] = restated(calendar(name), years)
        return made[name]

    return of


def restated(held: Calendar, years: Mapping[int, Any]) -> Calendar:
    """The same calendar with whole years exchanged; natural time knows no years."""
    if not years or held is ALWAYS or held.published is None:
        return held
    days = {day: spans for day, spans in held.days.items() if day.year not in years}
    named = {year for year, stated in years.items() if stated != UNPUBLISHED}
    for year in named:
        days |= dict.fromkeys(years[year].get("off", ()), ())
        days |= {day: _hours(held, day) for day in years[year].get("work", ())}
    published = (held.published - set(years)) | named
    return Calendar(held.name, held.weekly, days, published)


def _hours(held: Calendar, day: date) -> tuple[Span, ...]:
    """A make-up workday has the hours of its weekday, or a Monday's where that weekday has none."""
    return held.weekly.get(day.weekday()) or held.weekly.get(0) or WHOLE_DAY
