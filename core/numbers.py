"""Numbers that people read out: TK-2026-000001."""

from datetime import datetime

from django.db import connection

from core.clock import local
from core.models import Stream
from core.streams import require_transaction

TAKE = """
    INSERT INTO core_numberseries (series, year, last) VALUES (%s, %s, %s)
    ON CONFLICT (series, year) DO UPDATE SET last = core_numberseries.last + excluded.last
    RETURNING last
"""


def next_number(series: str, *, at: datetime) -> str:
    """The next number of a series in the Shanghai year of `at`."""
    return take_numbers(series, 1, at=at)[0]


def take_numbers(series: str, count: int, *, at: datetime) -> list[str]:
    """`count` numbers in one step; the row stays locked until the transaction ends, so take them last."""
    require_transaction()
    year = local(at).year
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [series, year, count])
        last = cursor.fetchone()[0]
    return [f"{series}-{year}-{number:06d}" for number in range(last - count + 1, last + 1)]


OPEN = """
    WITH taken AS (
        INSERT INTO core_numberseries (series, year, last) VALUES (%s, %s, %s)
        ON CONFLICT (series, year) DO UPDATE SET last = core_numberseries.last + excluded.last
        RETURNING last)
    INSERT INTO core_stream (kind, number, opened_at)
    SELECT %s, %s || '-' || %s || '-' || lpad(n::text, greatest(6, length(n::text)), '0'), %s
    FROM taken, generate_series(last - %s + 1, last) AS n ORDER BY n
    RETURNING id, kind, number, opened_at
"""


def open_numbered(kind: str, series: str, count: int, *, at: datetime) -> list[Stream]:
    """Begin so many histories with the next numbers of a series, in one statement; last, as `take_numbers`."""
    require_transaction()
    year = local(at).year
    with connection.cursor() as cursor:
        cursor.execute(OPEN, [series, year, count, kind, series, str(year), at, count])
        names = [column.name for column in cursor.description]
        return [Stream.from_db(connection.alias, names, row) for row in cursor.fetchall()]
