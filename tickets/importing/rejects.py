"""The file of rejected rows: same columns and the reason, to be corrected and imported again."""

import csv
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from django.utils.translation import gettext as _

from core.lists.escapes import escape
from tickets.importing.columns import Columns

REASON = "原因"


class RejectFile:
    """Written beside its final place and moved there when complete, so that a kill leaves no half file."""

    def __init__(self, path: Path, columns: Columns) -> None:
        self.path = path
        self.columns = columns
        self.width = len(columns.header)
        self.rows = 0
        self._part = path.with_name(f".{path.name}.{os.getpid()}.part")
        self._stream: TextIO | None = None

    def add(self, cells: Sequence[str], reason: str) -> None:
        """One rejected row; a missing cell stays empty, a reason of an earlier round is replaced."""
        if self._stream is None:
            self._stream = self._part.open("w", encoding="utf-8-sig", newline="")
            self._write([*self._headings(), REASON])
        padded = [*cells, *([""] * self.width)][: max(self.width, len(cells))]
        kept = [cell for place, cell in enumerate(padded) if place not in self._reasons()]
        self._write([*(escape(cell) for cell in kept), reason])
        self.rows += 1

    def finish(self) -> Path | None:
        """The path of the file, None when nothing was rejected; an older, different file stays."""
        if self._stream is None:
            return None
        self._stream.close()
        place = _free(self.path, self._part)
        self._part.replace(place)
        return place

    def abandon(self) -> None:
        """Leave nothing behind after a failure."""
        if self._stream is not None:
            self._stream.close()
            self._part.unlink(missing_ok=True)

    def _write(self, cells: Sequence[str]) -> None:
        assert self._stream is not None
        csv.writer(self._stream).writerow(cells)

    def _reasons(self) -> set[int]:
        return {place for place, name in enumerate(self.columns.header) if name == REASON}

    def _headings(self) -> list[str]:
        return [name for name in self.columns.header if name != REASON]


def beside(path: Path) -> Path:
    """Where the error file of a list goes by itself; the present folder when its own cannot be written."""
    name = _("%(name)s-未导入.csv") % {"name": path.stem}
    folder = path.parent if os.access(path.parent, os.W_OK) else Path.cwd()
    return folder / name


def _free(path: Path, part: Path) -> Path:
    content = part.read_bytes()
    candidates = [path, *(path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, 1000))]
    return next(one for one in candidates if not one.exists() or one.read_bytes() == content)
