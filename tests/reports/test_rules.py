"""Arithmetic of reports."""

from datetime import UTC, date, datetime, timedelta

import pytest

from reports import rules


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(34, 40, "85.0 %"), (1, 3, "33.3 %"), (1, 16, "6.3 %"), (0, 5, "0.0 %"), (0, 0, "–")],
)
def test_share(part: int, whole: int, shown: str) -> None:
    assert rules.share(part, whole) == shown


def test_month_has_all_its_days() -> None:
    assert rules.month(date(2028, 2, 10)) == rules.Span(date(2028, 2, 1), date(2028, 2, 29))


def test_a_day_begins_and_ends_in_shanghai() -> None:
    span = rules.day(date(2026, 3, 1))
    assert span.start == datetime(2026, 2, 28, 16, tzinfo=UTC)
    assert span.end - span.start == timedelta(days=1)


@pytest.mark.parametrize(("seconds", "late"), [(0, False), (1, True), (-1, False)])
def test_the_stated_instant_is_on_time(seconds: int, late: bool) -> None:
    due = datetime(2026, 3, 11, 1, tzinfo=UTC)
    assert rules.is_late(due + timedelta(seconds=seconds), due, due) is late


def test_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert rules.digest({"a": 1, "b": [2]}) == rules.digest({"b": [2], "a": 1})
