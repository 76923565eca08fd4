"""The sweep: 10,000 due levels beside raw SQL for the same rows, and 1,000 among few and many open clocks."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from django.db import connection, transaction

from benchmarks.bench.clocks import make_due
from deadlines.models import Clock, Firing
from deadlines.operations import sweep

RUNS = 5


@dataclass
class Spent:
    """Seconds of the whole, and of it in the database, commits with their checks included."""

    whole: float = 0
    database: float = 0
    rows: dict[str, int] = field(default_factory=dict)


def fire(count: int, *, at: datetime) -> Spent:
    """Sweep so many clocks with one due level each; RuntimeError when not all were fired."""
    make_due(count, at=at)
    before = Firing.objects.count()
    with timed() as spent:
        while sweep(at=at):
            pass
    if (fired := Firing.objects.count() - before) != count:
        raise RuntimeError(f"{fired} of {count} due levels were fired")
    return spent


def each(count: int, *, at: datetime) -> float:
    """The median seconds of several sweeps of so many due levels."""
    return median(fire(count, at=at + timedelta(minutes=number)).whole for number in range(RUNS))


@contextmanager
def timed() -> Iterator[Spent]:
    """What is done inside."""
    spent = Spent()
    commit = connection._commit

    def counted(call: Callable[..., Any], *given: Any) -> Any:
        begun = time.perf_counter()
        try:
            return call(*given)
        finally:
            spent.database += time.perf_counter() - begun

    connection._commit = lambda: counted(commit)
    begun = time.perf_counter()
    try:
        with connection.execute_wrapper(counted):
            yield spent
    finally:
        spent.whole = time.perf_counter() - begun
        del connection._commit


COPIES = (
    ("deadlines_firing", "TRUE", {"level": "'R'"}),
    ("deadlines_held", "TRUE", {"level": "'R'"}),
    ("core_event", "name = 'clock.level_fired'", {}),
    (
        "notifications_message",
        "cause LIKE 'clock:%%'",
        {"cause": "cause || 'R'", "reference": "gen_random_uuid()"},
    ),
)


def raw(at: datetime) -> float:
    """Seconds of one INSERT or UPDATE a table for the rows that the sweep at this instant wrote."""
    keys = list(Clock.objects.filter(firings__fired_at=at).values_list("pk", flat=True))
    when = {
        "deadlines_firing": "fired_at",
        "deadlines_held": "not_before",
        "core_event": "at",
        "notifications_message": "queued_at",
    }
    with connection.cursor() as cursor:
        for table, which, _changes in COPIES:
            cursor.execute(
                f"CREATE TEMP TABLE new_{table} AS SELECT * FROM {table} WHERE {which} AND {when[table]} = %s",
                [at],
            )
        statements = [_copy(cursor, table, changes) for table, _which, changes in COPIES]
        begun = time.perf_counter()
        with transaction.atomic():
            for statement in statements:
                cursor.execute(statement)
            cursor.execute(
                "UPDATE deadlines_clock SET next_level = next_level, next_fire_at = next_fire_at + interval '1 s' "
                "WHERE id = ANY(%s)",
                [keys],
            )
        seconds = time.perf_counter() - begun
        for table, _which, _changes in COPIES:
            cursor.execute(f"DROP TABLE new_{table}")
    return seconds


def _copy(cursor: Any, table: str, changes: dict[str, str]) -> str:
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s "
        "AND column_name <> 'id' AND is_generated = 'NEVER'",
        [table],
    )
    columns = [row[0] for row in cursor.fetchall()]
    values = [changes.get(column, column) for column in columns]
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM new_{table}"
