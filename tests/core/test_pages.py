"""Keyset pages: every row once, in both directions."""

from datetime import UTC, date, datetime

import pytest

from core.models import Stream
from core.pages import BadCursor, Page, keyset
from org.models import Appointment, Unit
from tests.factories.org import appoint, make_user

ORDER = ("-opened_at", "-pk")


@pytest.fixture
def rows(db: None) -> list[int]:
    """Seven streams, several of one instant, newest first."""
    for day in (1, 1, 1, 2, 2, 3, 3):
        Stream.objects.create(kind="test", opened_at=datetime(2026, 3, day, tzinfo=UTC))
    return list(Stream.objects.order_by(*ORDER).values_list("pk", flat=True))


def page(cursor: str | None = None, size: int = 3) -> Page:
    return keyset(Stream.objects.all(), order=ORDER, cursor=cursor, size=size)


def keys(shown: Page) -> list[int]:
    return [row.pk for row in shown.items]


def test_forwards_every_row_comes_once(rows: list[int]) -> None:
    seen, shown = [], page()
    seen += keys(shown)
    while shown.next_cursor:
        shown = page(shown.next_cursor)
        seen += keys(shown)
    assert seen == rows


def test_backwards_leads_to_the_same_pages(rows: list[int]) -> None:
    first = page()
    second = page(first.next_cursor)
    third = page(second.next_cursor)
    back = page(third.previous_cursor)
    assert (keys(back), keys(page(back.previous_cursor))) == (keys(second), keys(first))


def test_the_ends_have_no_neighbours(rows: list[int]) -> None:
    first = page()
    last = page(page(first.next_cursor).next_cursor)
    assert (first.previous_cursor, last.next_cursor) == (None, None)


def test_back_at_the_start_there_is_no_previous_page(rows: list[int]) -> None:
    second = page(page().next_cursor)
    assert page(second.previous_cursor).previous_cursor is None


def test_rows_that_arrive_meanwhile_shift_nothing(rows: list[int]) -> None:
    first = page()
    Stream.objects.create(kind="test", opened_at=datetime(2026, 4, 1, tzinfo=UTC))
    assert keys(page(first.next_cursor)) == rows[3:6]


@pytest.mark.django_db
def test_an_empty_table_has_one_empty_page() -> None:
    assert page() == Page([], None, None)


def test_days_can_be_keys(east: Unit) -> None:
    for day in (1, 2, 3):
        appoint(make_user(f"u{day}"), east, "clerk", date(2026, 3, day))

    def days(cursor: str | None = None) -> Page:
        return keyset(Appointment.objects.all(), order=("since", "pk"), cursor=cursor, size=2)

    assert [row.since.day for row in days(days().next_cursor).items] == [3]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "cursor",
    [
        "nonsense",
        "!!!!",
        "bnVsbA",
        "WzAsIDVd",
        "WzAsIFsxXV0",
        "WzAsIFsiYSIsICJiIl1d",
        "WzAsIFtudWxsLCBudWxsXV0",
    ],
)
def test_a_cursor_that_says_nothing_is_refused(cursor: str) -> None:
    with pytest.raises(BadCursor):
        page(cursor)


def test_one_page_is_one_query(rows: list[int], django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        page()
