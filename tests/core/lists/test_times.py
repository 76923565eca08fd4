"""Dates and times as exports write them."""

from datetime import UTC, date, datetime

import pytest

from core.lists.times import BadTime, day, moment

EARLY = datetime(2026, 9, 1, 0, 5, tzinfo=UTC)  # 08:05 in Shanghai


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-09-01 08:05", EARLY),
        ("2026/09/01 08:05", EARLY),
        ("2026/9/1 8:05", EARLY),
        ("2026.9.1 8:05", EARLY),
        ("2026年9月1日 8:05", EARLY),
        ("2026年9月1日8点05分", EARLY),
        ("2026年09月01日 上午8时5分", EARLY),
        ("２０２６－０９－０１　０８：０５", EARLY),
        ("20260901 08:05", EARLY),
        ("2026-09-01T08:05:00+08:00", EARLY),
        ("2026-09-01T00:05:00Z", EARLY),
        ("2026-09-01 08:05:30", EARLY.replace(second=30)),
        ("2026年9月1日 8点05分30秒", EARLY.replace(second=30)),
        ("2026-09-01 08:05:30.500", EARLY.replace(second=30)),
        ("2026-09-01 下午 8:05", EARLY.replace(hour=12)),
    ],
)
def test_every_form_of_a_moment(text: str, instant: datetime) -> None:
    assert moment(text) == (instant, True)


@pytest.mark.parametrize("text", ["2026.9.1", "2026年9月1日", "20260901", "2026-09-01"])
def test_a_day_alone_begins_at_midnight_and_says_so(text: str) -> None:
    assert moment(text) == (datetime(2026, 8, 31, 16, tzinfo=UTC), False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-13-45 99:00",
        "2026-02-30 08:00",
        "2026-09-01 24:00",
        "2026-09-01 08:61",
        "9/1/2026 8:05",
        "昨天",
        "0000-01-01 00:00",
        "2026-09-01 08:05:99",
        "2026-09-01T08:05:99Z",
        "46266.34",
        "2026-9",
    ],
)
def test_impossible_and_unreadable_times_are_refused(text: str) -> None:
    with pytest.raises(BadTime):
        moment(text)


@pytest.mark.parametrize(
    "text", ["2025-03-24", "2025/3/24", "2025.3.24", "2025年3月24日", "2025-03-24 00:00:00"]
)
def test_every_form_of_a_day(text: str) -> None:
    assert day(text) == date(2025, 3, 24)


@pytest.mark.parametrize("text", ["2025-02-30", "去年", ""])
def test_impossible_days_are_refused(text: str) -> None:
    with pytest.raises(BadTime):
        day(text)
