"""Office documents are ZIPs: looked into without unpacking, so that a bomb never goes off."""

import zipfile
from pathlib import PurePosixPath
from typing import IO

from django.utils.translation import gettext as _

from core.uploads.errors import BadFile
from core.uploads.kinds import DOCX, XLSX, Kind

MOST_PARTS = 5000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_RATIO = 200  # of one part; text packs 10 to 30 times
BIG_ENOUGH = 1024 * 1024


def office_kind(file: IO[bytes]) -> Kind | None:
    """The kind of an office document, None for any other ZIP; raises BadFile for bombs and macros."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as parts:
            found = parts.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    names = {part.filename for part in found}
    _refuse_bombs(found)
    if any(PurePosixPath(name).name.lower() == "vbaproject.bin" for name in names):
        raise BadFile(_("文件含有宏，没有保存；请另存为不含宏的文件再传。"))
    if "[Content_Types].xml" not in names:
        return None
    if "word/document.xml" in names:
        return DOCX
    return XLSX if "xl/workbook.xml" in names else None


def _refuse_bombs(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > BIG_ENOUGH and part.file_size > MOST_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or swollen:
        raise BadFile(_("文件解压后过大，没有保存。"))
