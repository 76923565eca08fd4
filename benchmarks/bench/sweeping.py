"""The sweep over 10,000 due clocks beside one raw statement each for the same rows."""

import time
from datetime import datetime, timedelta

from django.db import connection, transaction

from deadlines.models import Clock, Firing
from deadlines.operations import sweep

DUE = 10_000
HOURS = timedelta(hours=19, minutes=30)  # beyond 80 % of a reply within 24 h, before its end
KEEP = """
    UPDATE deadlines_clock SET next_fire_at = NULL, met_at = started_at
    WHERE met_at IS NULL AND stopped_at IS NULL AND id NOT IN (
        SELECT id FROM deadlines_clock WHERE kind = 'reply' AND next_fire_at IS NOT NULL
        AND next_level = 0 ORDER BY id LIMIT %s)
"""


def measure_sweep(*, at: datetime) -> tuple[float, float]:
    """Seconds of our sweep and of the raw statements over as many rows; afterwards all is as before."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(KEEP, [DUE])
        due = Clock.objects.due_for_firing(at + HOURS).count()
        started = time.perf_counter()
        while sweep(at=at + HOURS):
            pass
        ours = time.perf_counter() - started
        fired = Firing.objects.count()
        raw = _raw()
        transaction.set_rollback(True)
    if fired < due:
        raise RuntimeError(f"only {fired} of {due} due clocks were swept")
    return ours, raw


def _raw() -> float:
    """A batch UPDATE of the clocks and a batch INSERT of as many rows."""
    started = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE fired AS SELECT * FROM deadlines_firing WITH NO DATA")
        cursor.execute("INSERT INTO fired SELECT * FROM deadlines_firing LIMIT %s", [DUE])
        cursor.execute(
            "UPDATE deadlines_clock SET next_level = next_level WHERE id IN (SELECT clock_id FROM fired)"
        )
    seconds = time.perf_counter() - started
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE fired")
    return seconds
