"""Excel workbooks: text stays text, instants are Shanghai wall-clock times, totals are numbers."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

import xlsxwriter
from django.http import HttpResponse
from django.utils.translation import gettext as _

from core.clock import local

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (12, 60)
MOST_ROWS = 1_000_000  # of a sheet; Excel ends at 1,048,576


class Workbook:
    """One workbook; sheets are written row by row, in memory or, with a place, in constant memory."""

    def __init__(self, place: Path | None = None) -> None:
        self._out = io.BytesIO()
        plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = xlsxwriter.Workbook(
            str(place) if place else self._out, plain | {"constant_memory": place is not None}
        )
        self._head = self._book.add_format(
            {"bold": True, "border": 1, "bg_color": "#E8EFFC", "text_wrap": True}
        )
        self._text = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._instant = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})

    def sheet(self, title: str, columns: Sequence[Any], rows: Iterable[Sequence[Any]]) -> int:
        """Add a sheet with a frozen head row, further ones where it is full; returns how many rows there are."""
        remaining, count, number = iter(rows), 0, 0
        while True:
            number += 1
            added = self._fill(title if number == 1 else f"{title} {number}", columns, remaining)
            count += added
            if added < MOST_ROWS:
                return count

    def _fill(self, title: str, columns: Sequence[Any], rows: Iterator[Sequence[Any]]) -> int:
        sheet = self._book.add_worksheet(_sheet_name(title))
        for place, column in enumerate(columns):
            sheet.write_string(0, place, str(column), self._head)
            sheet.set_column(place, place, _width(str(column)))
        sheet.freeze_panes(1, 0)
        count = 0
        for count, row in enumerate(islice(rows, MOST_ROWS), start=1):
            for place, value in enumerate(row):
                self._cell(sheet, count, place, value)
        return count

    def _cell(self, sheet: Any, row: int, place: int, value: Any) -> None:
        if value is None or value == "":
            return
        if isinstance(value, datetime):
            sheet.write_datetime(row, place, local(value).replace(tzinfo=None), self._instant)
        elif isinstance(value, date):
            sheet.write_datetime(row, place, value, self._day)
        elif isinstance(value, bool):
            sheet.write_string(row, place, _("是") if value else _("否"), self._text)
        elif isinstance(value, int | float | Decimal):
            sheet.write_number(row, place, value)
        else:
            sheet.write_string(row, place, str(value)[:32_000], self._text)

    def close(self) -> None:
        """Write the file of a book that has a place."""
        self._book.close()

    def content(self) -> bytes:
        """Close a book in memory and give its bytes."""
        self.close()
        return self._out.getvalue()


def _sheet_name(title: str) -> str:
    """Excel allows 31 characters and none of []:*?/\\ in a sheet's name."""
    return "".join("-" if letter in "[]:*?/\\" else letter for letter in title)[:31]


def _width(column: str) -> int:
    return min(max(len(column) * 2 + 4, WIDTHS[0]), WIDTHS[1])


def workbook_response(content: bytes, name: str) -> HttpResponse:
    """A download with a Chinese file name."""
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["Cache-Control"] = "private, no-store"
    return answer
