"""When calls are due, who counts as unreachable, and the arithmetic of weeks, months and plans."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.clock import at_local, day_end, day_start, local_day
from core.worktime.periods import add_months
from followups.enums import PlanPeriod, Topic

WEEK = timedelta(days=7)
PHONE_LENGTH = 11


def due_at(recorded_at: datetime, days: int) -> datetime:
    """End of the last day for the call, the day of recording not counted (FUP-08)."""
    return day_end(local_day(recorded_at) + timedelta(days=days))


def next_try(attempted_at: datetime, days: int) -> datetime:
    """So many days on: further attempts count only on other days (FUP-14)."""
    return day_start(local_day(attempted_at) + timedelta(days=days))


def is_unreachable(attempt_days: Iterable[date], days_needed: int) -> bool:
    """Enough different days with failed attempts (FUP-14)."""
    return len(set(attempt_days)) >= days_needed


def monday_of(day: date) -> date:
    """The Monday of a day's week; weeks run Monday to Sunday (FUP-03)."""
    return day - timedelta(days=day.weekday())


def week_span(monday: date) -> tuple[datetime, datetime]:
    """Monday 00:00 and the next Monday 00:00 as instants; the end is not part of the week."""
    return day_start(monday), day_start(monday + WEEK)


def half_span(year: int, half: int) -> tuple[datetime, datetime]:
    """Begin and end of a half-year; the end is not part of it (FUP-09)."""
    first = date(year, 1 if half == 1 else 7, 1)
    return day_start(first), day_start(add_months(first, 6))


def window(run_on: date, months: int) -> tuple[date, date]:
    """First and last installation day of a usage mailing, both included (FUP-06, CNV-05)."""
    return add_months(run_on, -months), run_on


def topics_missing(findings: Mapping[str, str]) -> list[str]:
    """Topics of a visit without a finding (FUP-04)."""
    return [topic for topic in Topic.values if not findings.get(topic)]


def fallen(before: tuple[int, int], now: tuple[int, int], points: int) -> bool:
    """Did a share (satisfied, rated) fall by at least so many points? Exact; without ratings it did not (FUP-12)."""
    if not before[1] or not now[1]:
        return False
    return 100 * (before[0] * now[1] - now[0] * before[1]) >= points * before[1] * now[1]


def is_mobile(phone: str) -> bool:
    """A mainland mobile number, the only kind that takes text messages."""
    return len(phone) == PHONE_LENGTH and phone.startswith("1") and phone.isdigit()


def opts_out(text: str, words: Iterable[str]) -> bool:
    """Is a reply one of the words that end the messages? Case, spaces and stops around it do not matter."""
    said = text.strip().strip("。.!！").strip().upper()
    return said in {word.upper() for word in words}


@dataclass(frozen=True)
class Period:
    """One plan period: its kind, first and last day."""

    kind: str
    first: date
    last: date

    def ready_by(self, clock: str) -> datetime:
        """Until when its plan has to exist (FUP-13)."""
        return at_local(self.first, time.fromisoformat(clock))


def period_of(kind: str, day: date) -> Period:
    """The week, month or year that holds a day."""
    if kind == PlanPeriod.WEEK:
        first = monday_of(day)
        return Period(kind, first, first + timedelta(days=6))
    first = day.replace(day=1) if kind == PlanPeriod.MONTH else day.replace(month=1, day=1)
    after = add_months(first, 1 if kind == PlanPeriod.MONTH else 12)
    return Period(kind, first, after - timedelta(days=1))


def month_before(day: date) -> date:
    """The first day of the month before the one that holds `day`."""
    return add_months(day.replace(day=1), -1)


def weeks_between(after: date, until: date) -> list[date]:
    """Mondays after one Monday up to another, that one included."""
    return [after + WEEK * n for n in range(1, (until - after) // WEEK + 1)]
