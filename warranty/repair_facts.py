"""One repair of a unit as the judge sees it, without rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Repair:
    """From handing in to return; `waiting_days` of it were spent waiting for parts, `waiting` says that it still waits.

    `fixed` is None while it is open, and where nothing had to be repaired.
    """

    fault: str
    handed_in_on: date
    returned_on: date | None = None
    waiting_days: int = 0
    waiting: bool = False
    fixed: bool | None = None
    part: str = ""

    def days(self, on: date) -> int:
        """Whole days in repair up to a day; the day of handing in is not counted (CNV-02)."""
        end = self.returned_on or on
        return max((min(end, on) - self.handed_in_on).days, 0)


def total_days(repairs: Sequence[Repair], on: date) -> int:
    """Days by which repairs suspend a period: each counts once even where two repairs overlap (WAR-46)."""
    spent = 0
    reached: date | None = None
    for one in sorted(repairs, key=lambda repair: repair.handed_in_on):
        first = max(one.handed_in_on, reached) if reached else one.handed_in_on
        last = min(one.returned_on or on, on)
        spent += max((last - first).days, 0)
        reached = max(last, reached) if reached else last
    return spent
