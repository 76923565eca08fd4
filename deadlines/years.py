"""A calendar's year as its page shows it, and how a notice differs from what is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from core.worktime import Calendar, Span
from org.models import BusinessCalendar, CalendarYear
from org.operations.calendar import DayOff, content_of


@dataclass(frozen=True)
class Cell:
    """A day of the grid: what it is, and in words where it differs from its weekday."""

    day: date
    tone: str
    words: str

    @property
    def differs(self) -> bool:
        return self.tone in ("off", "extra", "part")


@dataclass(frozen=True)
class Month:
    """Weeks from Monday; None outside the month."""

    first: date
    weeks: list[list[Cell | None]]


def months(compiled: Calendar, year: int, special: Mapping[date, DayOff]) -> list[Month]:
    """Twelve months of a year; `special` are the days that differ, with their names."""
    return [_month(compiled, date(year, number, 1), special) for number in range(1, 13)]


def _month(compiled: Calendar, first: date, special: Mapping[date, DayOff]) -> Month:
    after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    days = [first + timedelta(days=n) for n in range((after - first).days)]
    cells: list[Cell | None] = [None] * first.weekday() + [
        _cell(compiled, day, special.get(day)) for day in days
    ]
    cells += [None] * (-len(cells) % 7)
    return Month(first, [cells[n : n + 7] for n in range(0, len(cells), 7)])


def _cell(compiled: Calendar, day: date, special: DayOff | None) -> Cell:
    works = compiled.is_working_day(day)
    if special is None:
        return Cell(day, "work" if works else "rest", "")
    tone = "part" if special.hours else "extra" if works else "off"
    return Cell(day, tone, day_words(special))


def day_words(one: DayOff | None) -> str:
    """「休 元旦」,「班」,「09:00–12:00 半天」, or 「平常」."""
    if one is None:
        return _("平常")
    if one.hours:
        kind = " ".join(span_words((begin * 60, end * 60)) for begin, end in one.hours)
    else:
        kind = _("班") if one.working else _("休")
    return f"{kind} {one.name}".strip()


def span_words(span: Span) -> str:
    """09:00–12:00."""
    return "–".join(f"{mark // 3600:02d}:{mark % 3600 // 60:02d}" for mark in span)


def special_days(held: BusinessCalendar, year: int) -> dict[date, DayOff]:
    """The days of a year that differ, the calendar's own over those of its base."""
    places = [place for place in (held.base, held) if place]
    found: dict[date, DayOff] = {}
    for place in places:
        newest = newest_version(place, year)
        found |= content_of(newest) if newest else {}
    return found


def newest_version(held: BusinessCalendar, year: int) -> CalendarYear | None:
    """A year of a calendar as it holds now; None where it has no such year."""
    rows = CalendarYear.objects.filter(calendar=held, year=year)
    return rows.order_by("-version").prefetch_related("days").first()


@dataclass(frozen=True)
class Difference:
    """A day that a notice would change, in words before and after."""

    day: date
    before: str
    after: str


def differences(stored: Mapping[date, DayOff], notice: Mapping[date, DayOff]) -> list[Difference]:
    """What a notice changes, day by day."""
    days = sorted({*stored, *notice})
    pairs = [(day, day_words(stored.get(day)), day_words(notice.get(day))) for day in days]
    return [Difference(*pair) for pair in pairs if pair[1] != pair[2]]


def counts(notice: Mapping[date, DayOff]) -> dict[str, Any]:
    """How many days of a notice are off, worked, and worked in part."""
    return {
        "days": len(notice),
        "off": sum(not one.working for one in notice.values()),
        "work": sum(one.working and not one.hours for one in notice.values()),
        "part": sum(bool(one.hours) for one in notice.values()),
    }
