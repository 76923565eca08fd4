"""The counter: writes every minute of the days down as open or closed, strikes out the pauses, and counts.

It shares nothing with the product and knows no formula; only the rules in words (CNV-01 to 08, 13, 15).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from benchmarks.soak.worktime.cases import Case, Shop

SHANGHAI = timezone(timedelta(hours=8))
DAY = 86_400
LONGEST = 8_000  # days
SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Counted:
    """When it ends, from when it is late, the last day where days are counted, and whether it may change."""

    at: datetime
    late_from: datetime
    last_day: date | None
    provisional: bool


def instant(shop: Shop, seconds: int) -> datetime:
    """The instant so many seconds after the shop's first midnight."""
    return datetime(shop.first.year, shop.first.month, shop.first.day, tzinfo=SHANGHAI) + seconds * SECOND


def day_at(shop: Shop, seconds: int) -> date:
    return shop.first + timedelta(days=seconds // DAY)


def hours_of(shop: Shop, day: date) -> tuple[tuple[int, int], ...]:
    for special, hours in shop.special:
        if special == day:
            return hours
    return shop.weekly[day.weekday()]


@lru_cache(maxsize=4096)
def minutes_of(shop: Shop, day: date, mode: str, grain: int) -> bytes:
    """One byte for each minute (or second) of the day: 1 where it counts."""
    each = 60 // grain
    if mode == "natural":
        return b"\1" * (1440 * each)
    hours = hours_of(shop, day)
    if mode == "working_days":
        return (b"\1" if hours else b"\0") * (1440 * each)
    line = bytearray(1440 * each)
    for begin, end in hours:
        for place in range(begin * each, end * each):
            line[place] = 1
    return bytes(line)


def line_of(case: Case, mode: str, begin: int, days: int, *, paused: bool = True) -> bytearray:
    """The minutes from `begin` on, pauses struck out."""
    first = begin // DAY
    here = (case.shop.first + timedelta(days=first + number) for number in range(days))
    line = bytearray().join(minutes_of(case.shop, day, mode, case.grain) for day in here)
    line = line[(begin - first * DAY) // case.grain :]
    for stop, resume in case.pauses if paused else ():
        low = max(0, (stop - begin) // case.grain)
        high = len(line) if resume is None else min(len(line), max(0, (resume - begin) // case.grain))
        if low < high:
            line[low:high] = bytes(high - low)
    return line


def reach(case: Case, mode: str, begin: int, seconds: int, *, paused: bool = True) -> int | None:
    """By when so many seconds that count have passed, walking on from `begin`; None when a pause never ends."""
    wanted = -(-seconds // case.grain)
    ends = [stop for stop, resume in case.pauses if resume is None] if paused else []
    days = 2 + seconds // 30_000
    while days < LONGEST:
        place = _nth(line_of(case, mode, begin, days, paused=paused), wanted)
        if place is not None:
            return begin + place * case.grain - (wanted * case.grain - seconds)
        if any(stop < begin + (days - 1) * DAY for stop in ends):
            return None
        days *= 3
    raise AssertionError("this shop hardly ever opens")


def _nth(line: bytearray, wanted: int) -> int | None:
    """How many places it takes until so many count: by the thousand, and the last thousand one by one."""
    passed = 0
    for block in range(0, len(line), 1000):
        here = line.count(1, block, block + 1000)
        if passed + here >= wanted:
            for place in range(block, len(line)):
                passed += line[place]
                if passed == wanted:
                    return place + 1
        passed += here
    return None


def served(case: Case, mode: str, begin: int, end: int, *, paused: bool = True) -> int:
    """Seconds that count between two instants."""
    days = (end - begin) // DAY + 2
    line = line_of(case, mode, begin, days, paused=paused)
    return line.count(1, 0, (end - begin) // case.grain) * case.grain


def mode_of(case: Case) -> str:
    """What counts; a promise round the clock knows no closed day."""
    if case.always or case.unit == "days":
        return "natural"
    return "working_days" if case.unit == "working_days" else "hours"


def begin_of(case: Case) -> int:
    """Days are counted from the end of the day of the event."""
    return case.start if case.unit in ("minutes", "hours") else (case.start // DAY + 1) * DAY


def due(case: Case) -> Counted | None:
    """When the promise ends."""
    if case.unit in ("months", "years"):
        return _end_of(
            months_on(day_at(case.shop, case.start), case.amount * (12 if case.unit == "years" else 1))
        )
    end = reach(case, mode_of(case), begin_of(case), length(case))
    if end is None:
        return None
    if case.unit in ("minutes", "hours"):
        at = instant(case.shop, end)
        return Counted(at, at + SECOND, None, is_provisional(case, end))
    return _end_of(day_at(case.shop, end - 1), is_provisional(case, end - 1))


def length(case: Case) -> int:
    return case.amount * {"minutes": 60, "hours": 3600, "days": DAY, "working_days": DAY}[case.unit]


def level(case: Case) -> datetime | None:
    """When a per cent has passed: of what counts, or of natural time where days are counted."""
    if case.unit in ("minutes", "hours"):
        wanted, rest = divmod(length(case) * case.percent, 100)
        end = reach(case, mode_of(case), case.start, wanted + (rest > 0))
        return None if end is None else instant(case.shop, end)
    whole = due(case)
    if whole is None:
        return None
    begin = instant(case.shop, case.start)
    wanted, rest = divmod(int((whole.at - begin).total_seconds()) * case.percent, 100)
    return begin + (wanted + (rest > 0)) * SECOND


def is_provisional(case: Case, end: int) -> bool:
    """Does it run into a year whose holidays nobody has published?"""
    known = case.shop.published
    if known is None or mode_of(case) == "natural":
        return False
    years = range(day_at(case.shop, case.start).year, day_at(case.shop, end).year + 1)
    return any(year not in known for year in years)


def months_on(day: date, months: int) -> date:
    """Walk day by day into the wanted month, and there to the same number or the last day."""
    here = day
    while (here.year - day.year) * 12 + here.month - day.month < months:
        here += timedelta(days=1)
    while here.day < day.day and here.day < monthrange(here.year, here.month)[1]:
        here += timedelta(days=1)
    return here


def next_open(shop: Shop, day: date) -> date:
    while not hours_of(shop, day):
        day += timedelta(days=1)
    return day


def last_open(shop: Shop, day: date) -> date:
    while not hours_of(shop, day):
        day -= timedelta(days=1)
    return day


def _end_of(day: date, provisional: bool = False) -> Counted:
    end = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI) + timedelta(days=1)
    return Counted(end, end, day, provisional)
