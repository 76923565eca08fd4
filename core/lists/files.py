"""Reading a file of unknown encoding row by row, so that memory does not grow with it."""

import csv
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from django.utils.translation import gettext as _

from core.lists.columns import BadHeader, Columns

Reader = Callable[[Sequence[str]], Columns]
"""Finds the columns of a kind of list in its headings, or raises BadHeader."""

BLOCK = 1 << 20
MOST_LINES = 50  # of one row, when a quoted cell holds line ends
LONGEST_KEPT = 1000  # of a line that cannot be read
DELIMITERS = ",\t;"
ENCODINGS = ("utf-8-sig", "gb18030")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
LABELS = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "gb18030": "GB18030", "utf-16": "UTF-16"}


class BadFile(ValueError):
    """The file cannot be read as a list; the message says why."""


@dataclass(frozen=True)
class Source:
    """A file whose encoding, separator and columns are known."""

    path: Path
    encoding: str
    delimiter: str
    columns: Columns
    digest: str

    @property
    def label(self) -> str:
        return LABELS.get(self.encoding.lower(), self.encoding)


@dataclass(frozen=True)
class Line:
    """One row: its number as a spreadsheet shows it, its cells, and whether its quotes never close."""

    number: int
    cells: list[str]
    broken: bool = False


def open_source(path: Path, read: Reader, encoding: str = "") -> Source:
    """Find out how the file is written; raises BadFile when it is no list of that kind."""
    found = peek(path, read, encoding)
    try:
        columns = read(found.header)
    except BadHeader as error:
        raise BadFile(str(error)) from error
    return Source(path, found.encoding, found.delimiter, columns, digest_of(path))


@dataclass(frozen=True)
class Peek:
    """How a file is written, and its first line."""

    encoding: str
    delimiter: str
    header: list[str]


def peek(path: Path, read: Reader, encoding: str = "") -> Peek:
    """Encoding, separator and headings of a file; raises BadFile when it cannot be read."""
    try:
        found = encoding or _detect(path, read)
        with _text(path, found) as stream:
            first = stream.readline()
    except OSError as error:
        raise BadFile(_("无法读取文件：%(why)s") % {"why": error.strerror}) from error
    except (UnicodeDecodeError, LookupError) as error:
        raise BadFile(_("文件不能按 %(name)s 解码。") % {"name": encoding}) from error
    delimiter = max(DELIMITERS, key=first.count)
    return Peek(found, delimiter, next(csv.reader([first], delimiter=delimiter), []))


def lines(source: Source) -> Iterator[Line]:
    """The rows after the header; empty ones are passed over but counted."""
    with _text(source.path, source.encoding) as stream:
        stream.readline()
        yield from _rows(stream, source.delimiter)


def _rows(stream: TextIO, delimiter: str) -> Iterator[Line]:
    waiting: list[str] = []
    number = 1
    while True:
        first = waiting.pop(0) if waiting else stream.readline()
        if not first:
            return
        number += 1
        gathered = [first, *waiting]
        used = _lines_of_row(gathered, stream, delimiter)
        waiting = gathered[max(used, 1) :]
        line = _line(number, gathered[: max(used, 1)], delimiter, broken=not used)
        if any(cell.strip() for cell in line.cells):
            yield line


def _line(number: int, row: list[str], delimiter: str, *, broken: bool) -> Line:
    try:
        return Line(number, next(csv.reader(row, delimiter=delimiter), []), broken)
    except csv.Error:  # a cell longer than the reader bears
        return Line(number, [row[0][:LONGEST_KEPT]], broken=True)


def _lines_of_row(gathered: list[str], stream: TextIO, delimiter: str) -> int:
    """How many lines the row takes that begins with the first one; 0 when its quotes never close.

    More lines are read into `gathered` while a quote is open.
    """
    for used in range(1, MOST_LINES + 1):
        if used > len(gathered):
            following = stream.readline()
            if not following:
                break
            gathered.append(following)
        if _complete(gathered[:used], delimiter):
            return used
    return 0


def _complete(row: list[str], delimiter: str) -> bool:
    try:
        list(csv.reader(row, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end of data" not in str(error)
    return True


def _text(path: Path, encoding: str) -> TextIO:
    return path.open(encoding=encoding, errors="replace", newline="")


def digest_of(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _detect(path: Path, read: Reader) -> str:
    """UTF-8 with or without mark, UTF-16 by its mark, else GB18030; a damaged file by its header."""
    with path.open("rb") as stream:
        if stream.read(2) in UTF16_MARKS:
            return "utf-16"
    for encoding in ENCODINGS:
        if _decodes(path, encoding):
            return encoding
    return next((one for one in ENCODINGS if _has_header(path, one, read)), ENCODINGS[0])


def _decodes(path: Path, encoding: str) -> bool:
    try:
        with path.open(encoding=encoding, newline="") as stream:
            while stream.read(BLOCK):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _has_header(path: Path, encoding: str, read: Reader) -> bool:
    with _text(path, encoding) as stream:
        first = next(islice(stream, 1), "")
    try:
        read(first.strip().split(max(DELIMITERS, key=first.count)))
    except BadHeader:
        return False
    return True
