"""A list as it comes from a browser, laid down as plain text."""

from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from core.lists.files import BadFile
from core.lists.sheets import as_list
from core.uploads.scan import scan

ZIP = b"PK\x03\x04"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
BLOCK = 1 << 20


def lay_down(file: IO[bytes], place: Path) -> None:
    """The list as text in `place`, whether it came as CSV or workbook; raises BadFile, core.uploads.errors.BadFile."""
    scan(file)
    first = file.read(4)
    if not first:
        raise BadFile(_("文件是空的，请重新选择。"))
    file.seek(0)
    if first == ZIP:
        as_list(file, place)
        return
    if b"\0" in file.read(4096) and first[:2] not in UTF16:
        raise BadFile(_("这不是清单文件，请上传 CSV 或 xlsx。"))
    file.seek(0)
    with place.open("wb") as out:
        while block := file.read(BLOCK):
            out.write(block)
