"""Excel workbooks: text stays text, instants are Shanghai wall-clock times, totals are numbers."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import xlsxwriter
from django.http import HttpResponse
from django.utils.translation import gettext as _

from core.clock import local

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (12, 60)


class Workbook:
    """One workbook in memory; sheets are written row by row."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self._book = xlsxwriter.Workbook(
            self._out,
            {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        self._head = self._book.add_format(
            {"bold": True, "border": 1, "bg_color": "#E8EFFC", "text_wrap": True}
        )
        self._text = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._instant = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})

    def sheet(self, title: str, columns: Sequence[Any], rows: Iterable[Sequence[Any]]) -> int:
        """Add a sheet with a frozen head row; returns how many rows it got."""
        sheet = self._book.add_worksheet(_sheet_name(title))
        for place, column in enumerate(columns):
            sheet.write_string(0, place, str(column), self._head)
            sheet.set_column(place, place, _width(str(column)))
        sheet.freeze_panes(1, 0)
        count = 0
        for count, row in enumerate(rows, start=1):
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

    def content(self) -> bytes:
        """Close the book and give its bytes."""
        self._book.close()
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
