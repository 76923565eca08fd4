"""Files as people, phones and attackers hand them in, made here byte by byte."""

import io
import struct
import zipfile
import zlib
from typing import Any

from PIL import Image

from core.uploads.kinds import EICAR


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, kind, **options)
    return out.getvalue()


def box(name: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I", 8 + len(content)) + name + content


PLACE = b"+31.2304+121.4737+004.000/"


def film(brand: bytes = b"isom", place: bytes = b"") -> bytes:
    """The boxes of an MP4, MOV or 3GP with a position in its head."""
    head = box(b"moov", box(b"mvhd", bytes(100)) + box(b"udta", box(b"\xa9xyz", place)))
    return box(b"ftyp", brand + bytes(4) + brand) + head + box(b"mdat", b"pictures " + place)


WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\x82\x84webm" + bytes(200)
MKV = WEBM.replace(b"\x84webm", b"\x88matroska")
HEIC = box(b"ftyp", b"heic" + bytes(4) + b"mif1heic") + bytes(500)
VIRUS = EICAR
PROGRAM = b"MZ" + bytes(500)


def huge_png(side: int = 50_000) -> bytes:
    """A few kilobytes that would unpack to gigabytes."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


TYPES = {"[Content_Types].xml": b"<Types/>"}


def workbook(more: dict[str, bytes] | None = None) -> bytes:
    return archive(TYPES | {"xl/workbook.xml": b"<workbook/>"} | (more or {}))


def document() -> bytes:
    return archive(TYPES | {"word/document.xml": b"<document/>"})


def bomb() -> bytes:
    """30 MB of zeros in 30 KB."""
    return workbook({"xl/worksheets/sheet1.xml": bytes(30 * 1024 * 1024)})


def macro() -> bytes:
    return workbook({"xl/vbaProject.bin": b"macro"})
