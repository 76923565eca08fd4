"""Numbers that people read out: TK-2026-000001."""

from datetime import datetime

from django.db import connection

from core.clock import local
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
