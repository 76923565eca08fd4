"""When complaints surge, pure (CMP-19)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Surge:
    """The pack's figures: so many times the daily mean of so many days, and at least so many."""

    factor: int
    least: int
    mean_days: int
    window_hours: int

    def reached(self, count: int, before: int) -> bool:
        """Is `count` in the window a surge, with `before` complaints in the days before it?"""
        return count >= self.least and count * self.mean_days >= self.factor * before
