"""A list of 10,000 sales taken over, beside raw SQL that inserts the same rows."""

import io
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connection, transaction

from aftersales.local.console import say
from benchmarks.bench.contacts import FAMILY, GIVEN
from benchmarks.bench.data import STEP
from core import jobs
from core.clock import local_day, now
from customers.models import Sale
from customers.operations.importing import begin
from org.models import Unit, User

ROWS = 10_000
HEADER = "序列号,产品型号,产品,购买人,电话,大区,地址,购买日期,收货日期,成交价,保修卡号,保修卡期限"
FAR = 5_000_000_000_000
"""Added to the keys of the copies."""

TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "core_stream": (("id",), ()),
    "customers_customer": (("stream_id",), ()),
    "customers_contact": (("id", "customer_id"), ("phone",)),
    "customers_site": (("id", "customer_id"), ()),
    "customers_asset": (("stream_id", "customer_id", "site_id"), ("serial",)),
    "customers_sale": (("id", "asset_id", "customer_id"), ()),
    "customers_ownership": (("id", "asset_id", "customer_id"), ()),
    "core_event": (("stream_id", "id"), ()),
    "core_delivery": (("stream_id", "id", "event_id"), ()),
}
"""What an import writes, in the order of its keys: columns that hold keys, the first of them new
with each row, and texts that are there once."""


OF_STREAMS = ("core_event", "core_delivery")


def run(officer: User, unit: Unit, *, at: datetime) -> None:
    """Take the list over, take it over again, and insert the same rows by raw SQL."""
    content = "\n".join([HEADER, *_lines(unit, local_day(at))]).encode()
    seconds, before = _taken(content, officer)
    if (count := Sale.objects.count()) != ROWS:
        raise RuntimeError(f"{count} of {ROWS} sales were taken over")
    raw = _raw(before)
    again, _before = _taken(content, officer)
    say(
        f"\nimport of {ROWS:,} sales: {seconds:.1f} s, {ROWS / seconds:,.0f} a second, "
        f"{seconds / raw:.1f} times raw SQL ({raw:.2f} s); the same list again {again:.1f} s"
    )


def _lines(unit: Unit, today: date) -> Iterator[str]:
    """Every fourth customer buys twice; forty models."""
    for number in range(ROWS):
        buyer = number if number % 4 else number + 1
        name = FAMILY[buyer % len(FAMILY)] + GIVEN[buyer % len(GIVEN)] + GIVEN[buyer // 7 % len(GIVEN)]
        bought = today - timedelta(days=number % 900 + 5)
        model = number % 40
        cells = (
            f"SN-{number:07d}", f"M-{model}", f"产品 {model}", name, f"136{buyer:08d}", unit.name,
            f"上海市浦东新区人民路{buyer}号", bought, bought + timedelta(days=3), f"{1999 + model}.00",
            f"BX-{number}" if number % 10 else "", 12,
        )  # fmt: skip
        yield ",".join(map(str, cells))


def _taken(content: bytes, officer: User) -> tuple[float, dict[str, int]]:
    """Seconds of the work, and the last keys before it."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "sales.csv"
        begin(file=io.BytesIO(content), name="sales.csv", dry_run=False, place=place, by=officer, at=now())
    before = _newest()
    begun = time.perf_counter()
    jobs.work_due(clock=now)
    return time.perf_counter() - begun, before


def _newest() -> dict[str, int]:
    """The last key of each table below the copied rows; events and deliveries are new where their stream is."""
    with connection.cursor() as cursor:
        found = {
            table: _one(cursor, f"SELECT coalesce(max({keys[0]}), 0) FROM {table} WHERE {keys[0]} < {STEP}")
            for table, (keys, _texts) in TABLES.items()
        }
    return found | dict.fromkeys(OF_STREAMS, found["core_stream"])


def _one(cursor: Any, sql: str) -> int:
    cursor.execute(sql)
    return int(cursor.fetchone()[0])


def _raw(before: dict[str, int]) -> float:
    """Seconds of one INSERT a table for copies of all rows behind those keys, checks at the commit included."""
    with connection.cursor() as cursor:
        for table, (keys, texts) in TABLES.items():
            changes = [f"{key} = {key} + {FAR}" for key in keys] + [
                f"{text} = {text} || 'R'" for text in texts
            ]
            cursor.execute(
                f"CREATE TEMP TABLE new_{table} AS SELECT * FROM {table} WHERE {keys[0]} > %s AND {keys[0]} < %s",
                [before[table], STEP],
            )
            cursor.execute(f"UPDATE new_{table} SET {', '.join(changes)}")
        begun = time.perf_counter()
        with transaction.atomic():
            for table in TABLES:
                cursor.execute(f"INSERT INTO {table} SELECT * FROM new_{table}")
        seconds = time.perf_counter() - begun
        for table in TABLES:
            cursor.execute(f"DROP TABLE new_{table}")
    return seconds
