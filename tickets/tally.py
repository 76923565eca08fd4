"""Counting what a draft would have changed: by unit and class, and by kind of clock. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

SIDES = ("before", "after")
COUNTED = ("tickets", "closed", *SIDES)


class Outcome(Protocol):
    """One clock: late as it was, and as it would have been; None where nothing is promised any more."""

    @property
    def kind(self) -> str: ...
    @property
    def before(self) -> bool: ...
    @property
    def after(self) -> bool | None: ...


class Ticket(Protocol):
    """One ticket with where it counts and how its clocks came out."""

    @property
    def unit(self) -> str: ...
    @property
    def group(self) -> str: ...
    @property
    def closed(self) -> bool: ...
    @property
    def outcomes(self) -> list[Any]: ...
    def in_time(self, side: str) -> bool: ...


@dataclass
class Tally:
    """Numbers so far; `as_json` and `of` carry them over an interruption of the work."""

    cells: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, one: Ticket) -> None:
        """Closed tickets count for compliance, every clock for its kind."""
        cell = self.cells.setdefault((one.unit, one.group), Counter(dict.fromkeys(COUNTED, 0)))
        cell["tickets"] += 1
        if one.closed:
            cell["closed"] += 1
            for side in SIDES:
                cell[side] += one.in_time(side)
        for outcome in one.outcomes:
            self._clock(outcome)

    def _clock(self, outcome: Outcome) -> None:
        counts = self.kinds.setdefault(outcome.kind, Counter())
        counts["clocks"] += 1
        counts["before"] += not outcome.before
        counts["dropped"] += outcome.after is None
        counts["after"] += outcome.after is False

    def as_json(self) -> dict[str, Any]:
        """Rows in a fixed order."""
        rows = [{"unit": unit, "group": group, **cell} for (unit, group), cell in sorted(self.cells.items())]
        return {"rows": rows, "kinds": [{"kind": kind, **self.kinds[kind]} for kind in sorted(self.kinds)]}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Tally":
        made = cls()
        for row in kept.get("rows", ()):
            made.cells[row["unit"], row["group"]] = Counter(_numbers(row))
        for row in kept.get("kinds", ()):
            made.kinds[row["kind"]] = Counter(_numbers(row))
        return made


def _numbers(row: Mapping[str, Any]) -> dict[str, int]:
    return {name: value for name, value in row.items() if isinstance(value, int)}


def summed(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """All rows in one."""
    total: Counter[str] = Counter(dict.fromkeys(COUNTED, 0))
    for row in rows:
        total.update(_numbers(row))
    return dict(total)
