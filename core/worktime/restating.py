"""A calendar with years as a question states them, instead of those that are held."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from core.worktime.calendars import ALWAYS, WHOLE_DAY, Calendar, Span

UNPUBLISHED = "unpublished"
"""The word for a year without a notice yet (CNV-15)."""


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
