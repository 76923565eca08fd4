"""Files that must be refused with clear words: unreadable ones, and those that attackers send."""

import io
import struct
import zipfile
import zlib

from core.uploads.kinds import EICAR

MEGABYTE = 1024 * 1024


def heic() -> bytes:
    """The head of a photo as new iPhones take it; there is no picture behind it."""
    brand = b"heic" + bytes(4) + b"mif1heic"
    return struct.pack(">I", 8 + len(brand)) + b"ftyp" + brand + bytes(2048)


def cut_off(photo: bytes) -> bytes:
    """A photo whose transfer broke."""
    return photo[: len(photo) // 8]


def eicar() -> bytes:
    """The standard test file that every virus scanner finds and that does nothing."""
    return EICAR


def program() -> bytes:
    """The head of a Windows program under the name of a photo."""
    return b"MZ" + bytes(4096)


def bomb() -> bytes:
    """A workbook of some kilobytes whose one sheet unpacks to 200 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("xl/workbook.xml", "<workbook/>")
        with packed.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _megabyte in range(200):
                sheet.write(bytes(MEGABYTE))
    return out.getvalue()


def huge_picture(side: int = 50_000) -> bytes:
    """A PNG of some bytes that claims to be 2.5 gigapixels."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in parts)


def _chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check
