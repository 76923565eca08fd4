"""Keyset pages: the next rows after the last one shown, never an offset, never a count of the table."""

import base64
import binascii
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import BadRequest, ValidationError
from django.db.models import Q, QuerySet


class BadCursor(BadRequest, ValueError):
    """The cursor of an address cannot be read; the answer is 400."""


@dataclass(frozen=True)
class Page:
    """Rows of one page and the cursors of its neighbours, None at the ends."""

    items: list[Any]
    next_cursor: str | None
    previous_cursor: str | None


def keyset(
    queryset: QuerySet[Any], *, order: tuple[str, ...], cursor: str | None = None, size: int = 50
) -> Page:
    """One page in `order` (field names, "-" for falling, the last one unique, none of them null)."""
    backwards, values = _read(cursor) if cursor else (False, None)
    keys = [_turn(key) for key in order] if backwards else list(order)
    if values is not None:
        if len(values) != len(order):
            raise BadCursor(cursor)
        queryset = _from(queryset, keys, values)
    rows = list(queryset.order_by(*keys)[: size + 1])
    more = len(rows) > size
    rows = rows[:size][::-1] if backwards else rows[:size]
    if not rows:
        return Page([], None, None)
    has_next, has_previous = (True, more) if backwards else (more, values is not None)
    return Page(
        rows,
        _write(rows[-1], order, backwards=False) if has_next else None,
        _write(rows[0], order, backwards=True) if has_previous else None,
    )


def walk(queryset: QuerySet[Any], *, order: tuple[str, ...], size: int = 500) -> Iterator[Any]:
    """All rows in `order`, a page at a time: memory and locks stay small however long the list is."""
    cursor = None
    while True:
        page = keyset(queryset, order=order, cursor=cursor, size=size)
        yield from page.items
        if page.next_cursor is None:
            return
        cursor = page.next_cursor


def _from(queryset: QuerySet[Any], keys: list[str], values: list[Any]) -> QuerySet[Any]:
    try:
        return queryset.filter(_after(keys, values))
    except (ValueError, TypeError, ValidationError) as error:
        raise BadCursor(str(values)) from error


def _turn(key: str) -> str:
    return key[1:] if key.startswith("-") else f"-{key}"


def _after(keys: list[str], values: list[Any]) -> Q:
    """Rows strictly after the given one; the leading comparison alone lets an index start there."""
    condition = Q()
    for position, key in enumerate(keys):
        name = key.lstrip("-")
        same = {keys[i].lstrip("-"): values[i] for i in range(position)}
        beyond = Q(**{f"{name}__{'lt' if key.startswith('-') else 'gt'}": values[position]}, **same)
        condition |= beyond
    first = keys[0].lstrip("-")
    return Q(**{f"{first}__{'lte' if keys[0].startswith('-') else 'gte'}": values[0]}) & condition


def _write(row: Any, order: tuple[str, ...], *, backwards: bool) -> str:
    values = []
    for key in order:
        value = row
        for part in key.lstrip("-").split("__"):
            value = getattr(value, part)
        values.append(_plain(value))
    text = json.dumps([int(backwards), values], ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    return {"d": value.isoformat()} if isinstance(value, date) else value


def _typed(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return datetime.fromisoformat(value["t"]) if "t" in value else date.fromisoformat(value["d"])


def _read(cursor: str) -> tuple[bool, list[Any]]:
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        backwards, values = json.loads(text)
        return bool(backwards), [_typed(value) for value in values]
    except (ValueError, TypeError, KeyError, binascii.Error) as error:
        raise BadCursor(cursor) from error
