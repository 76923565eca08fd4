"""A document as data: blocks that templates/typst/document.typ sets. Blanks are lines to write on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.clock import local

Block = dict[str, Any]


def _cell(value: Any) -> str:
    """How a value stands on paper; instants in Shanghai time."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{local(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, bool):
        return _("是") if value else _("否")
    return str(value)


def facts(heading: Any, pairs: Iterable[tuple[Any, Any]], *, wide: Iterable[Any] = ()) -> Block:
    """Labels with values, two a line; labels in `wide` take a whole line. An empty value is left to fill in."""
    over = {str(label) for label in wide}
    cells = [
        {"label": str(label), "value": _cell(value), "wide": str(label) in over} for label, value in pairs
    ]
    return {"kind": "facts", "heading": str(heading), "cells": cells}


def text(heading: Any, value: Any, *, least: int = 3) -> Block:
    """A passage; when it is empty, `least` lines to write on."""
    return {"kind": "text", "heading": str(heading), "value": _cell(value), "least": least}


def lines(heading: Any, values: Iterable[Any]) -> Block:
    """Plain lines under a heading."""
    return {"kind": "lines", "heading": str(heading), "values": [_cell(value) for value in values]}


def table(
    heading: Any,
    columns: Sequence[Any],
    rows: Iterable[Sequence[Any]],
    *,
    widths: Sequence[float] = (),
    numbers: Sequence[int] = (),
    blanks: int = 0,
) -> Block:
    """A table whose head is repeated on each page; `widths` are shares, `numbers` the right-aligned columns.

    `blanks` empty rows are added to fill in by hand.
    """
    body = [[_cell(value) for value in row] for row in rows]
    body += [[""] * len(columns) for _row in range(blanks)]
    return {
        "kind": "table",
        "heading": str(heading),
        "columns": [str(column) for column in columns],
        "rows": body,
        "widths": list(widths) or [1] * len(columns),
        "numbers": list(numbers),
    }


def grid(heading: Any, choices: Iterable[tuple[Any, bool | None]]) -> Block:
    """Boxes to tick: True is ticked, False and None are empty boxes."""
    boxes = [{"label": str(label), "on": bool(on)} for label, on in choices]
    return {"kind": "grid", "heading": str(heading), "boxes": boxes}


def signatures(labels: Iterable[Any], *, pictures: dict[Any, str] | None = None) -> Block:
    """A place to sign and date per label; `pictures` are names of files that already hold a signature."""
    found = {str(label): name for label, name in (pictures or {}).items()}
    return {
        "kind": "signatures",
        "places": [{"label": str(label), "picture": found.get(str(label), "")} for label in labels],
        "date": _("日期"),
    }


def picture(name: str, *, caption: Any = "", width: int = 100) -> Block:
    """A picture of `files` by name, `width` in per cent of the page."""
    return {"kind": "picture", "name": name, "caption": str(caption), "width": width}


@dataclass
class Document:
    """A whole paper for `pdf("document.typ", document.data(), document.files)`."""

    title: Any
    number: str = ""
    company: Any = ""
    facts: Sequence[tuple[Any, Any]] = ()
    blocks: list[Block] = field(default_factory=list)
    footer: Any = ""
    landscape: bool = False
    files: dict[str, bytes] = field(default_factory=dict)

    def data(self) -> dict[str, Any]:
        """What the template reads."""
        return {
            "title": str(self.title),
            "number": self.number,
            "company": str(self.company),
            "facts": [[str(label), _cell(value)] for label, value in self.facts],
            "blocks": self.blocks,
            "footer": str(self.footer),
            "landscape": self.landscape,
            "page_words": _("第 {page} 页 / 共 {pages} 页"),
            "lang": (get_language() or "zh").partition("-")[0],
        }
