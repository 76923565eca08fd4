"""Arithmetic of inspections and of the days that owe an assignment."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta

FULL = 100


def score(forbidden: Collection[str], courtesies_missing: Collection[str], *, fault: int, lapse: int) -> int:
    """Points of a checked conversation, 0 to 100: each forbidden kind and each missing courtesy takes some."""
    return max(0, FULL - fault * len(set(forbidden)) - lapse * len(set(courtesies_missing)))


def days_back(last: date, most: int, is_working: Callable[[date], bool]) -> Iterator[date]:
    """Working days among the last `most` days, newest first."""
    days = (last - timedelta(days=number) for number in range(most))
    return (day for day in days if is_working(day))
