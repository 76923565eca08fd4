"""Which of many clocks no longer fit their calendar: found on bare rows, so that those that do cost little."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from core.worktime import Calendar, Due, Pause, due
from deadlines.changing import plan
from deadlines.rules import ClockRule, Level, Schedule

READ = """
SELECT id, rule::text,
    (SELECT jsonb_agg(step - 'at' ORDER BY place)
        FROM jsonb_array_elements(chain) WITH ORDINALITY AS one (step, place))::text,
    jsonb_path_query_array(chain, '$[*].at')::text,
    counted_from, fixed_due_at, last_day, due_at, late_from, provisional
FROM deadlines_clock
WHERE id = ANY(%s::bigint[]) AND met_at IS NULL AND stopped_at IS NULL
"""


class Known(NamedTuple):
    """A rule, the calendar it runs on now, and whether its levels follow from start and due alone."""

    rule: ClockRule
    calendar: str
    plain: bool


def unfit(
    keys: Sequence[int],
    runs_on: Callable[[str], str],
    calendars: Mapping[str, Calendar],
    pauses: Mapping[int, Sequence[Pause]],
) -> Iterator[tuple[int, str, Schedule]]:
    """The running clocks whose times are others now: key, calendar and new schedule.

    `runs_on` names the calendar for a rule's own.
    """
    rules: dict[tuple[str, str], Known] = {}
    with connection.cursor() as cursor:
        cursor.execute(READ, [list(keys)])
        rows = cursor.fetchall()
    for key, kept, steps, times, start, fixed, last_day, *held in rows:
        known = rules.get((kept, steps)) or rules.setdefault((kept, steps), _known(kept, steps, runs_on))
        rule, name, plain = known
        hours, held_up = calendars[name], pauses.get(key, ())
        same = name == rule.calendar
        if same and plain and not fixed and _same(due(start, rule.target, hours, held_up), held):  # type: ignore[arg-type]
            continue
        planned = plan(rule, start, hours, held_up, fixed, last_day if fixed else None)
        if not same or not _same(planned.due, held) or (planned.due and planned.levels != _times(times)):
            yield key, name, planned


def _known(kept: str, steps: str, runs_on: Callable[[str], str]) -> Known:
    rule = ClockRule.from_json(json.loads(kept), map(Level.parse, json.loads(steps or "[]")))
    plain = bool(rule.target and rule.target.by_day) and all(level.percent for level in rule.levels)
    return Known(rule, runs_on(rule.calendar), plain)


def _same(end: Due | None, held: Sequence[object]) -> bool:
    """Is it the stored due instant, first late instant and provisional mark?"""
    if end is None or held[0] is None:
        return (end is None) == (held[0] is None)
    return [end.at, end.late_from, end.provisional] == list(held)


def _times(stored: str) -> tuple[datetime | None, ...]:
    return tuple(at and datetime.fromisoformat(at) for at in json.loads(stored))
