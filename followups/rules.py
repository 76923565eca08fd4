"""When a call is due, and when a customer counts as unreachable."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from core.clock import day_end, day_start, local_day


def due_at(recorded_at: datetime, days: int) -> datetime:
    """End of the last day for the call, the day of recording not counted (FUP-08)."""
    return day_end(local_day(recorded_at) + timedelta(days=days))


def next_try(attempted_at: datetime, days: int) -> datetime:
    """So many days on: further attempts count only on other days (FUP-14)."""
    return day_start(local_day(attempted_at) + timedelta(days=days))


def is_unreachable(attempt_days: Iterable[date], days_needed: int) -> bool:
    """Enough different days with failed attempts (FUP-14)."""
    return len(set(attempt_days)) >= days_needed
