"""When calls are due and when a customer is unreachable."""

from datetime import date, datetime

import pytest

from core.clock import LOCAL
from followups.rules import due_at, is_unreachable, next_try


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


def test_due_at_the_end_of_the_seventh_day() -> None:
    assert due_at(local("2026-03-10T14:00"), 7) == local("2026-03-18T00:00")


@pytest.mark.parametrize(("days", "expected"), [(1, "2026-03-11T00:00"), (2, "2026-03-12T00:00")])
def test_next_try_is_so_many_days_on(days: int, expected: str) -> None:
    assert next_try(local("2026-03-10T23:59:59"), days) == local(expected)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], False),
        ([date(2026, 3, 10)] * 3, False),
        ([date(2026, 3, 10), date(2026, 3, 11)], False),
        ([date(2026, 3, 10), date(2026, 3, 11), date(2026, 3, 13)], True),
    ],
)
def test_unreachable_after_three_different_days(days: list[date], expected: bool) -> None:
    assert is_unreachable(days, 3) is expected
