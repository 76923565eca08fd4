"""Many open clocks: copies of one that the product started, on streams of their own."""

import time
from datetime import datetime, timedelta

from django.db import connection, transaction

from deadlines.models import Clock

OWN = ("id", "stream_id", "next_fire_at")
GROW = """
WITH fresh AS (
    INSERT INTO core_stream (kind, number, opened_at)
    SELECT 'ticket', 'B' || k, now() FROM generate_series(%s, %s) AS k RETURNING id)
INSERT INTO deadlines_clock (stream_id, next_fire_at, {columns})
SELECT fresh.id, now() + interval '1 day' + fresh.id %% 700 * interval '1 hour', {columns}
FROM fresh, deadlines_clock AS seed WHERE seed.id = %s
"""
ON_CALENDAR = """
WITH fresh AS (
    INSERT INTO core_stream (kind, number, opened_at)
    SELECT 'ticket', 'C' || k, now() FROM generate_series(1, %s) AS k RETURNING id)
INSERT INTO deadlines_clock (stream_id, rule, started_at, counted_from, {columns})
SELECT fresh.id, seed.rule || jsonb_build_object(
        'calendar', %s::text, 'target', jsonb_build_object('working_days', 1 + fresh.id %% 15)),
    now() - fresh.id %% 20 * interval '1 day', now() - fresh.id %% 20 * interval '1 day', {columns}
FROM fresh, deadlines_clock AS seed WHERE seed.id = %s
"""
DUE = """
UPDATE deadlines_clock SET version = version + 1, next_level = 0, breached_at = NULL, next_fire_at = %(at)s,
    due_at = %(end)s, late_from = %(end)s,
    chain = jsonb_set(jsonb_set(chain, '{0,at}', to_jsonb(%(first)s::text)), '{1,at}', to_jsonb(%(last)s::text))
WHERE id IN (SELECT id FROM deadlines_clock WHERE next_fire_at > %(at)s ORDER BY id DESC LIMIT %(count)s)
"""

MOVED = """
CREATE TEMP TABLE moved AS SELECT stream_id, name, facts, actor_name, on_behalf_of_name, at, recorded_at,
    (facts #>> '{clocks,0,clock}')::bigint AS clock
FROM core_event WHERE name = 'clocks.recalculated' AND id > %s
"""
MOVE = """
SELECT 1 FROM core_stream WHERE id IN (SELECT stream_id FROM moved) ORDER BY id FOR NO KEY UPDATE;
UPDATE deadlines_clock AS clock SET due_at = due_at + '1 s', late_from = late_from + '1 s',
    amber_at = amber_at + '1 s', next_fire_at = next_fire_at + '1 s', chain = chain || '[]'
FROM moved WHERE clock.id = moved.clock;
INSERT INTO core_event (stream_id, name, facts, actor_name, on_behalf_of_name, at, recorded_at)
SELECT stream_id, name, facts, actor_name, on_behalf_of_name, at, recorded_at FROM moved
"""


def raw_moves(since: int) -> float:
    """Seconds of one lock, UPDATE and INSERT for the clocks whose events came after a key, rolled back."""
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute(MOVED, [since])
        cursor.execute("ANALYZE moved")
        begun = time.perf_counter()
        cursor.execute(MOVE)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        seconds = time.perf_counter() - begun
        transaction.set_rollback(True)
    return seconds


def grow(total: int, *, have: int) -> None:
    """Copy a clock until there are `total`, none of them due today."""
    seed = Clock.objects.filter(kind="reply", next_fire_at__isnull=False).earliest("pk")
    names = [field.column for field in Clock._meta.concrete_fields if field.column not in OWN]
    columns = ", ".join(names)
    with connection.cursor() as cursor:
        cursor.execute(GROW.format(columns=columns), [have + 1, total, seed.pk])
        cursor.execute("VACUUM ANALYZE")


def put_on(calendar: str, count: int) -> None:
    """So many more, of 1 to 15 working days begun in the last weeks; their times are still to be computed."""
    seed = Clock.objects.filter(kind="reply", next_fire_at__isnull=False).earliest("pk")
    own = ("id", "stream_id", "rule", "started_at", "counted_from")
    columns = ", ".join(field.column for field in Clock._meta.concrete_fields if field.column not in own)
    with connection.cursor() as cursor:
        cursor.execute(ON_CALENDAR.format(columns=columns), [count, calendar, seed.pk])
        cursor.execute("ANALYZE deadlines_clock")


def quieten(at: datetime) -> None:
    """Put off whatever is due by then."""
    Clock.objects.due_for_firing(at).update(next_fire_at=at + timedelta(days=1))


def make_due(count: int, *, at: datetime) -> None:
    """The first level of so many clocks is due at an instant, the second a day later."""
    later = at + timedelta(days=1)
    values = {"at": at, "end": later, "first": at.isoformat(), "last": later.isoformat(), "count": count}
    with connection.cursor() as cursor:
        cursor.execute(DUE, values)
