"""Calendars of a case: those of the house, with years as the case states them (CNV-15)."""

from collections.abc import Callable, Mapping
from typing import Any

from core.worktime import Calendar, restated
from org.calendars import calendar

CalendarOf = Callable[[str], Calendar]


def calendars(years: Mapping[int, Any]) -> CalendarOf:
    """Calendars by name with some years unpublished, or with days off and make-up workdays of their own."""
    made: dict[str, Calendar] = {}

    def of(name: str) -> Calendar:
        if name not in made:
            made[name] = restated(calendar(name), years)
        return made[name]

    return of
