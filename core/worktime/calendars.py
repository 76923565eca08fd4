"""Service calendars: F(t), the service seconds up to an instant, and its exact inverse."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from core.clock import LOCAL, day_end, local_day
from core.worktime.durations import DAY

FIRST_YEAR = 2000
LAST_YEAR = 2200
YEARS_AT_ONCE = 20

Span = tuple[int, int]
"""Part of a day in seconds from local midnight, end excluded."""

WHOLE_DAY: tuple[Span, ...] = ((0, DAY),)


class OutOfCalendar(Exception):
    """The calendar holds too little service time before the year 2200, or the instant lies before 2000."""


def epoch(instant: datetime) -> int:
    """Whole seconds since 1970 in UTC."""
    return int(instant.timestamp() // 1)


def moment(seconds: int) -> datetime:
    """The instant of `epoch` again, in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def midnight(day: date) -> int:
    """Second of 00:00 of a local day."""
    ordinal = day.toordinal()
    if ordinal >= FIRST_ORDINAL:
        return FIRST_SECOND + (ordinal - FIRST_ORDINAL) * DAY
    return _first_second(day)


def midnight_after(instant: int) -> int:
    """Second at which the local day of an instant ends."""
    if instant >= FIRST_SECOND:
        return instant + DAY - (instant - FIRST_SECOND) % DAY
    return epoch(day_end(local_day(moment(instant))))


def day_of(instant: int) -> date:
    """The local day an instant belongs to."""
    if instant >= FIRST_SECOND:
        return date.fromordinal(FIRST_ORDINAL + (instant - FIRST_SECOND) // DAY)
    return local_day(moment(instant))


def _first_second(day: date) -> int:
    return int(datetime.combine(day, time.min, LOCAL).timestamp())


# Shanghai has kept one offset since 1992, so from the first year on days are counted without its table.
FIRST_ORDINAL = date(FIRST_YEAR, 1, 1).toordinal()
FIRST_SECOND = _first_second(date(FIRST_YEAR, 1, 1))


class Table(NamedTuple):
    """Service intervals up to the end of a year and what was served after each; never changed once it is made."""

    end_year: int
    end: int
    starts: Sequence[int]
    ends: Sequence[int]
    after: Sequence[int]


NOTHING_YET = Table(FIRST_YEAR, FIRST_SECOND, (), (), ())


class Calendar:
    """Service time: weekly hours, single days that differ, and the years whose holidays are published.

    `published=None` means no holiday notice matters. Instances are immutable and compile themselves on use;
    threads may share them.
    """

    def __init__(
        self,
        name: str,
        weekly: Mapping[int, Sequence[Span]],
        days: Mapping[date, Sequence[Span]] | None = None,
        published: Iterable[int] | None = None,
    ) -> None:
        self.name = name
        self.weekly = {weekday: _checked(spans) for weekday, spans in weekly.items()}
        self.days = {day: _checked(spans) for day, spans in (days or {}).items()}
        self.published = None if published is None else frozenset(published)
        self._known_from, self._known_until = _stretches(self.published or ())
        self._table = NOTHING_YET

    def spans(self, day: date) -> tuple[Span, ...]:
        """Service time of one day."""
        special = self.days.get(day)
        return self.weekly.get(day.weekday(), ()) if special is None else special

    def is_working_day(self, day: date) -> bool:
        return bool(self.spans(day))

    def knows(self, begin: int, end: int) -> bool:
        """Are the holidays of every year from one instant to another published (CNV-15)?"""
        if self.published is None:
            return True
        index = bisect_right(self._known_from, begin) - 1
        return index >= 0 and end < self._known_until[index]

    def elapsed(self, instant: int) -> int:
        """F: service seconds from the calendar's first year up to the instant."""
        table = self._table
        if not FIRST_SECOND <= instant < table.end:
            table = self._reaching(instant)
        index = bisect_right(table.starts, instant) - 1
        if index < 0:
            return 0
        left = table.ends[index] - instant
        return table.after[index] - left if left > 0 else table.after[index]

    def instant(self, served: int) -> int:
        """The inverse of F: the earliest instant by which so many service seconds have passed."""
        table = self._table
        while not table.after or table.after[-1] < served:
            table = self._longer(table)
        index = bisect_left(table.after, served)
        return table.ends[index] - (table.after[index] - served)

    def between(self, begin: int, end: int) -> int:
        """Service seconds from one instant to a later one."""
        return self.elapsed(end) - self.elapsed(begin)

    def intervals(self, first: date, last: date) -> list[tuple[datetime, datetime]]:
        """Service intervals of the days from first to last."""
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [
            (moment(midnight(day) + begin), moment(midnight(day) + end))
            for day in days
            for begin, end in self.spans(day)
        ]

    @cached_property
    def whole_days(self) -> Calendar:
        """The same working days counted from 00:00 to 24:00: what working-day periods run on (CNV-04)."""
        weekly = {weekday: WHOLE_DAY for weekday, spans in self.weekly.items() if spans}
        days = {day: WHOLE_DAY if spans else () for day, spans in self.days.items()}
        return Calendar(f"{self.name}/days", weekly, days, self.published)

    def _reaching(self, instant: int) -> Table:
        if instant < FIRST_SECOND:
            raise OutOfCalendar(f"{self.name}: before {FIRST_YEAR}")
        table = self._table
        while instant >= table.end:
            table = self._longer(table)
        return table

    def _longer(self, table: Table) -> Table:
        """A table of some more years, for all to use from now on; threads that make it at once make the same."""
        if table.end_year >= LAST_YEAR:
            raise OutOfCalendar(f"{self.name}: no service time left before {LAST_YEAR}")
        end_year = table.end_year + YEARS_AT_ONCE
        end = midnight(date(end_year, 1, 1))
        spans = [
            (opens + first, opens + last)
            for opens in range(table.end, end, DAY)
            for first, last in self.spans(day_of(opens))
        ]
        starts = [*table.starts, *(first for first, _last in spans)]
        ends = [*table.ends, *(last for _first, last in spans)]
        after = list(accumulate(last - first for first, last in zip(starts, ends, strict=True)))
        longer = self._table = Table(end_year, end, starts, ends, after)
        return longer


class RoundTheClock(Calendar):
    """Natural time: every second of every day counts, holiday or not (CNV-02)."""

    def __init__(self) -> None:
        super().__init__("24x7", dict.fromkeys(range(7), WHOLE_DAY))

    def elapsed(self, instant: int) -> int:
        return instant

    def instant(self, served: int) -> int:
        return served


def _checked(spans: Sequence[Span]) -> tuple[Span, ...]:
    marks = [0, *(mark for span in spans for mark in span), DAY]
    rising = all(earlier <= later for earlier, later in pairwise(marks))
    if not rising or any(begin == end for begin, end in spans):
        raise ValueError("service intervals of a day must follow one another inside the day")
    return tuple((begin, end) for begin, end in spans)


def _stretches(years: Iterable[int]) -> tuple[list[int], list[int]]:
    """First seconds and ends of runs of years."""
    begins: list[int] = []
    ends: list[int] = []
    for year in sorted(years):
        begin, end = midnight(date(year, 1, 1)), midnight(date(year + 1, 1, 1))
        if ends and ends[-1] == begin:
            ends[-1] = end
        else:
            begins.append(begin)
            ends.append(end)
    return begins, ends


ALWAYS = RoundTheClock()
