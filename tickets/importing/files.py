"""Reading a list of calls."""

from pathlib import Path

from core.lists import files
from core.lists.files import BadFile as BadFile
from core.lists.files import Line as Line
from core.lists.files import Peek, Source
from core.lists.files import digest_of as digest_of
from core.lists.files import lines as lines
from tickets.importing.columns import read_header


def open_source(path: Path, encoding: str = "") -> Source:
    """Find out how the file is written; raises BadFile when it is no list of calls."""
    return files.open_source(path, read_header, encoding)


def peek(path: Path, encoding: str = "") -> Peek:
    """Encoding, separator and headings of a file; raises BadFile when it cannot be read."""
    return files.peek(path, read_header, encoding)
