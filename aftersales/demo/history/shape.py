"""On which days the customers of the demo called: season, weekday, and one month and one region that went badly."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from org.calendars import CHINA, calendar

# Cooling in summer, heating in winter; January to December.
SEASON = (1.1, 0.8, 0.8, 0.8, 0.9, 1.2, 1.6, 1.5, 1.0, 0.8, 0.9, 1.1)
WEEKDAY = (1.2, 1.05, 1.0, 1.0, 1.05, 0.8, 0.6)
BAD_REGION = "southwest"
BAD_MONTHS_AGO = 4
# How likely a job is late or unsatisfying: usually, and where things went badly.
USUAL, BAD = 0.06, 0.34
# How likely a call is about a fault that was mended shortly before.
AGAIN, AGAIN_BADLY = 0.07, 0.18
# Calls on a public holiday; a make-up workday is a Saturday or Sunday with the calls of a Tuesday.
HOLIDAY, MAKE_UP = 0.5, 1.05


@dataclass(frozen=True)
class Day:
    """A day with its share of the year's calls."""

    day: date
    weight: float
    is_bad: bool


def days(*, today: date, months: int) -> list[Day]:
    """The days of the last months up to a week ago; tickets of the last week are the demo's own."""
    first = today - timedelta(days=30 * months)
    bad = _months_before(today, BAD_MONTHS_AGO)
    working = calendar(CHINA).is_working_day
    return [
        Day(day, _weight(day, working(day)), (day.year, day.month) == bad)
        for day in _each(first, today - timedelta(days=8))
    ]


def _each(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _weight(day: date, working: bool) -> float:
    weekday = day.weekday() < 5
    if working != weekday:
        return SEASON[day.month - 1] * (MAKE_UP if working else HOLIDAY)
    return SEASON[day.month - 1] * WEEKDAY[day.weekday()]


def pick(chance: random.Random, found: list[Day], count: int) -> list[Day]:
    """So many days by their weights, in order."""
    picked = chance.choices(found, [day.weight for day in found], k=count)
    return sorted(picked, key=lambda day: day.day)


def _months_before(today: date, months: int) -> tuple[int, int]:
    number = today.year * 12 + today.month - 1 - months
    return number // 12, number % 12 + 1


def goes_badly(chance: random.Random, day: Day, region: str) -> bool:
    """Does this job come late or leave the customer unsatisfied?"""
    return chance.random() < (BAD if _bad(day, region) else USUAL)


def repeats(day: Day, region: str) -> float:
    """The share of calls about something that was mended shortly before."""
    return AGAIN_BADLY if _bad(day, region) else AGAIN


def _bad(day: Day, region: str) -> bool:
    return day.is_bad or region == BAD_REGION
