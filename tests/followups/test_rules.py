"""When calls are due and when a customer is unreachable."""

from datetime import date, datetime

import pytest

from core.clock import LOCAL
from followups import rules
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


@pytest.mark.parametrize(
    ("before", "now", "fell"),
    [
        ((20, 20), (19, 20), True),  # 100 to 95: exactly five points
        ((95, 100), (901, 1000), False),  # 95.0 to 90.1
        ((95, 100), (90, 100), True),
        ((0, 0), (0, 5), False),
        ((5, 5), (0, 0), False),
        ((50, 100), (60, 100), False),
    ],
)
def test_five_points_count_exactly(before: tuple[int, int], now: tuple[int, int], fell: bool) -> None:
    assert rules.fallen(before, now, 5) is fell


@pytest.mark.requirement("FUP-06")
def test_the_mailing_window_follows_the_calendar_months() -> None:
    assert rules.window(date(2026, 5, 31), 3) == (date(2026, 2, 28), date(2026, 5, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("TD", True), (" td。", True), ("退订", True), ("退订吗", False), ("", False), ("好", False)],
)
def test_words_that_end_messages(text: str, expected: bool) -> None:
    assert rules.opts_out(text, ["TD", "退订"]) is expected


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("week", date(2026, 3, 9), date(2026, 3, 15)),
        ("month", date(2026, 3, 1), date(2026, 3, 31)),
        ("year", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_periods_of_a_day(kind: str, first: date, last: date) -> None:
    period = rules.period_of(kind, date(2026, 3, 10))
    assert (period.first, period.last) == (first, last)


def test_half_years_end_where_the_next_begins() -> None:
    assert rules.half_span(2026, 1) == (local("2026-01-01T00:00"), local("2026-07-01T00:00"))
    assert rules.half_span(2026, 2)[1] == local("2027-01-01T00:00")
