"""Lengths as rules state them: minutes and hours, days, working days, months and years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cached_property

DAY = 86_400


class Unit(StrEnum):
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    YEARS = "years"


SECONDS: Mapping[Unit, int] = {
    Unit.MINUTES: 60,
    Unit.HOURS: 3600,
    Unit.DAYS: DAY,
    Unit.WORKING_DAYS: DAY,
}


@dataclass(frozen=True, order=True)
class Duration:
    """A length as rules state it, for example 24 hours or 3 working days."""

    unit: Unit
    amount: int

    @classmethod
    def parse(cls, value: object) -> Duration:
        """Read `{"hours": 24}`; ValueError says what is wrong."""
        if not isinstance(value, Mapping) or len(value) != 1:
            raise ValueError('expected one unit and its amount, such as {"hours": 24}')
        (unit, amount), *_rest = value.items()
        if unit not in set(Unit):
            raise ValueError(f"unknown unit {unit!r}")
        if isinstance(amount, bool) or not isinstance(amount, int) or amount <= 0:
            raise ValueError(f"{unit} must be a whole number above zero")
        return cls(Unit(unit), amount)

    def as_json(self) -> dict[str, int]:
        return {self.unit.value: self.amount}

    @cached_property
    def by_day(self) -> bool:
        """Does the period end at 24:00 of a day, instead of at the exact second?"""
        return self.unit not in (Unit.MINUTES, Unit.HOURS)

    @cached_property
    def by_month(self) -> bool:
        return self.unit in (Unit.MONTHS, Unit.YEARS)

    @cached_property
    def seconds(self) -> int:
        """Target in service seconds; KeyError for months and years, whose length varies."""
        return self.amount * SECONDS[self.unit]

    @cached_property
    def months(self) -> int:
        return self.amount * (12 if self.unit is Unit.YEARS else 1)

    @property
    def rough(self) -> timedelta:
        """Length for comparing two rules, a month counted as 30 days."""
        if self.by_month:
            return timedelta(days=30 * self.months)
        return timedelta(seconds=self.seconds)
