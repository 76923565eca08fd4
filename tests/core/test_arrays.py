"""Arrays as text: what the server reads is what was given."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection

from core.arrays import array


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("bigint", [1, None, -3]),
        ("timestamptz", [datetime(2026, 3, 1, 0, 10, 5, 250, UTC), None]),
        ("date", [date(2026, 3, 1), None]),
        ("boolean", [True, None, False]),
        ("text", ["L1", "", "NULL", 'a "b" \\ {c, d}\n超时', None]),
        ("text", []),
    ],
)
def test_values_arrive_as_given(kind: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT one FROM unnest(%s::" + kind + "[]) AS one", [array(values)])  # noqa: S608
        assert [row[0] for row in cursor.fetchall()] == values
