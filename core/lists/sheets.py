"""Lists that come as an Excel workbook: the first sheet becomes a plain list."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from core.lists.files import BadFile
from core.uploads.documents import office_kind
from core.uploads.kinds import XLSX

MOST_ROWS = 200_000
MOST_COLUMNS = 200


def as_list(file: IO[bytes], place: Path) -> None:
    """Write the first sheet as UTF-8 CSV; raises BadFile, core.uploads.errors.BadFile for bombs."""
    if office_kind(file) != XLSX:
        raise BadFile(_("这不是 Excel 工作簿（xlsx）。"))
    file.seek(0)
    try:
        sheet = load_workbook(file, read_only=True, data_only=True).worksheets[0]
        with place.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(_rows(sheet))
    except (InvalidFileException, KeyError, ValueError, IndexError, OSError) as error:
        if isinstance(error, BadFile):
            raise
        raise BadFile(_("工作簿无法读取，请另存为 xlsx 或 CSV 后再传。")) from error


def _rows(sheet: Any) -> Iterator[list[str]]:
    """The rows as wide as the first that says anything: a workbook does not store empty cells at the end."""
    width = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), start=1):
        if number > MOST_ROWS:
            raise BadFile(_("工作簿超过 %(most)s 行，请分成几个文件。") % {"most": MOST_ROWS})
        cells = _trimmed([_cell(value) for value in row])
        width = width or len(cells)
        yield cells + [""] * (width - len(cells)) if cells else cells


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells
