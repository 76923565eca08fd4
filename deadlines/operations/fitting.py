"""Which of many clocks no longer fit their calendar: found on bare rows, so that very many cost little."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from core.clock import iso
from core.worktime import Calendar, Due, Pause, due, epoch, midnight_after
from deadlines.changing import plan
from deadlines.rules import ClockRule, Level, Schedule, fires_at, schedule_until

READ = """
SELECT id, stream_id, kind, unit_id, responsible_id, owner_post, rule::text, chain::text, next_level,
    counted_from, fixed_due_at, last_day, due_at, late_from, provisional
FROM deadlines_clock
WHERE id = ANY(%s::bigint[]) AND met_at IS NULL AND stopped_at IS NULL
"""
AT = re.compile(r'"at": (null|"[^"]*")')
"""The time of one step in the text of a chain."""


class Row(NamedTuple):
    """What is read of a running clock."""

    key: int
    stream: int
    kind: str
    unit: int
    responsible: int | None
    owner_post: str
    rule: str
    chain: str
    next_level: int
    counted_from: datetime
    fixed_due_at: datetime | None
    last_day: Any
    due_at: datetime | None
    late_from: datetime | None
    provisional: bool


class Move(NamedTuple):
    """A clock whose times change: what it was, what it is to be, and the calendar it comes over to."""

    row: Row
    planned: Schedule
    chain: str
    next_fire_at: datetime | None
    onto: str | None

    @property
    def due_at(self) -> datetime | None:
        return self.planned.due.at if self.planned.due else None

    @property
    def provisional(self) -> bool:
        return bool(self.planned.due and self.planned.due.provisional)

    @property
    def moves_due(self) -> bool:
        return self.due_at != self.row.due_at

    def as_facts(self) -> dict[str, Any]:
        before, after = self.row.due_at, self.due_at
        return {
            "clock": self.row.key,
            "kind": self.row.kind,
            "before": iso(before) if before else None,
            "due_at": iso(after) if after else None,
            "provisional": self.provisional,
        }


@dataclass(slots=True)
class Known:
    """A rule with the calendar it runs on now, the parts of its chain's text, and ends by the day counting begins."""

    rule: ClockRule
    calendar: Calendar
    parts: Sequence[str]
    onto: str | None
    by_day: bool
    plain: bool
    ends: dict[int, Due | None] = field(default_factory=dict)

    def end(self, start: datetime, pauses: Sequence[Pause]) -> Due | None:
        """When the period ends; where days are counted, all that begin on one day end together."""
        length = self.rule.target
        if length is None:
            raise ValueError(f"{self.rule.code}: no target")
        if pauses or not self.by_day:
            return due(start, length, self.calendar, pauses)
        day = midnight_after(epoch(start))
        if day not in self.ends:
            self.ends[day] = due(start, length, self.calendar)
        return self.ends[day]


def read(keys: Sequence[int]) -> list[Row]:
    """The running ones of these clocks."""
    with connection.cursor() as cursor:
        cursor.execute(READ, [list(keys)])
        return [Row._make(row) for row in cursor.fetchall()]


def moves(
    rows: Sequence[Row],
    runs_on: Callable[[str], str],
    calendars: Mapping[str, Calendar],
    pauses: Mapping[int, Sequence[Pause]],
) -> Iterator[Move]:
    """The clocks whose times are others now; `runs_on` names the calendar for a rule's own. Nothing is written."""
    rules: dict[tuple[str, ...], Known] = {}
    for row in rows:
        cut = AT.split(row.chain)
        parts = cut[::2]
        key = (row.rule, *parts)
        known = rules.get(key) or rules.setdefault(key, _known(row.rule, parts, runs_on, calendars))
        if (planned := _planned(row, known, pauses.get(row.key, ()))) is None:
            continue
        times = [_text(at) for at in planned.levels]
        if known.onto or not _same(planned.due, row) or _differ(times, cut[1::2]):
            yield _move(row, known, planned, times)


def _planned(row: Row, known: Known, pauses: Sequence[Pause]) -> Schedule | None:
    """The schedule as it is now; None where a glance at the end tells that nothing moves."""
    if row.fixed_due_at is not None:
        return plan(known.rule, row.counted_from, known.calendar, pauses, row.fixed_due_at, row.last_day)
    end = known.end(row.counted_from, pauses)
    if known.plain and _same(end, row):
        return None
    return schedule_until(end, known.rule, row.counted_from, known.calendar, pauses)


def _known(
    kept: str, parts: Sequence[str], runs_on: Callable[[str], str], calendars: Mapping[str, Calendar]
) -> Known:
    steps = json.loads('"at": null'.join(parts))
    rule = ClockRule.from_json(json.loads(kept), map(Level.parse, steps))
    name = runs_on(rule.calendar)
    onto = name if name != rule.calendar else None
    by_day = bool(rule.target and rule.target.by_day)
    follows = by_day and all(level.percent for level in rule.levels)
    return Known(rule, calendars[name], parts, onto, by_day, follows and not onto)


def _same(end: Due | None, row: Row) -> bool:
    """Is it the stored due instant, first late instant and provisional mark?"""
    if end is None or row.due_at is None:
        return (end is None) == (row.due_at is None)
    return end.at == row.due_at and end.late_from == row.late_from and end.provisional == row.provisional


def _text(at: datetime | None) -> str:
    return f'"{at.isoformat()}"' if at else "null"


def _differ(times: Sequence[str], stored: Sequence[str]) -> bool:
    """Are the levels at other instants, however they are written?"""
    return times != list(stored) and [*map(_instant, times)] != [*map(_instant, stored)]


def _instant(text: str) -> datetime | None:
    return None if text == "null" else datetime.fromisoformat(text.strip('"'))


def _move(row: Row, known: Known, planned: Schedule, times: Sequence[str]) -> Move:
    chain = (
        "".join(part + f'"at": {at}' for part, at in zip(known.parts, times, strict=False)) + known.parts[-1]
    )
    return Move(row, planned, chain, _next_fire(row, known, planned), known.onto)


def _next_fire(row: Row, known: Known, planned: Schedule) -> datetime | None:
    if planned.due is None or row.next_level >= len(planned.levels):
        return None
    step = row.next_level
    return fires_at(known.rule.levels[step], planned.levels[step], planned.due.late_from)
