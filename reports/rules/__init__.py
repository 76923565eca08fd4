"""Arithmetic of reports: periods, shares, hashes, lateness."""

import hashlib
import json
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from core.clock import day_start
from core.worktime import by_clock_time

NOTHING = "–"


def share(part: int, whole: int) -> str:
    """Per cent with one decimal, half up; "–" when there is nothing to divide by (RPT-20)."""
    if whole == 0:
        return NOTHING
    percent = (Decimal(part) * 100 / whole).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return f"{percent} %"


@dataclass(frozen=True)
class Span:
    """A half-open span of instants over whole Shanghai days."""

    first: date
    last: date

    @property
    def start(self) -> datetime:
        return day_start(self.first)

    @property
    def end(self) -> datetime:
        return day_start(self.last + timedelta(days=1))


def day(of: date) -> Span:
    return Span(of, of)


def month(of: date) -> Span:
    """The calendar month a day lies in."""
    return Span(of.replace(day=1), of.replace(day=monthrange(of.year, of.month)[1]))


def clock_time(text: str) -> time:
    """ "08:50" of a pack as a time."""
    return time.fromisoformat(text)


def is_late(sent_at: datetime | None, due_at: datetime, at: datetime) -> bool:
    """Late from one second after due; the stated instant itself is on time (CNV-08)."""
    return by_clock_time(due_at).late_from <= (sent_at or at)


def digest(content: Any) -> str:
    """SHA-256 over the canonical JSON of what a run froze (RPT-21)."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
