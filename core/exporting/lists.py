"""The registered lists, and their rows page by page."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from core.doors import LISTS, ListExport
from core.pages import Page, walk


def list_named(code: str) -> ListExport | None:
    """The registered list; None for an unknown code."""
    return next((one for one in LISTS if one.code == code), None)


def rows_of(export: ListExport, user: Any, query: str) -> tuple[Iterable[Any], int | None]:
    """The rows and, where the list can tell beforehand, how many there are."""
    found = export.rows(user, QueryDict(query))
    if isinstance(found, QuerySet):
        return walk(found, order=_order(found)), found.count()
    return found, None


def pages(read: Callable[[str | None], Page]) -> Iterator[Any]:
    """All rows of a list that is read by cursor, a page at a time."""
    cursor = None
    while True:
        page = read(cursor)
        yield from page.items
        if page.next_cursor is None:
            return
        cursor = page.next_cursor


def _order(rows: QuerySet[Any]) -> tuple[str, ...]:
    return tuple(str(key) for key in rows.query.order_by or rows.model._meta.ordering)


def cells(export: ListExport, rows: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """The values of each row in the order of the columns."""
    return (tuple(column.value(row) for column in export.columns) for row in rows)
