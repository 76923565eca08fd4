"""What a file really is, told by its first bytes."""

from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.utils.translation import gettext as _

from core.uploads.errors import BadFile

Family = Literal["picture", "video", "document"]
HEAD = 4096
HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
# Where a brand stands for a film: MP4 and what phones write, QuickTime, 3GPP.
MP4_BRANDS = {
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"avc1",
    b"dash",
    b"MSNV",
    b"M4V ",
    b"M4VH",
    b"M4VP",
    b"mmp4",
}
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@dataclass(frozen=True)
class Kind:
    """A type that may be kept: family, MIME type and the ending its file gets."""

    family: Family
    content_type: str
    ending: str


JPEG = Kind("picture", "image/jpeg", "jpg")
PNG = Kind("picture", "image/png", "png")
WEBP = Kind("picture", "image/webp", "webp")
MP4 = Kind("video", "video/mp4", "mp4")
MOV = Kind("video", "video/quicktime", "mov")
WEBM = Kind("video", "video/webm", "webm")
GP3 = Kind("video", "video/3gpp", "3gp")
PDF = Kind("document", "application/pdf", "pdf")
OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = Kind("document", f"{OFFICE}wordprocessingml.document", "docx")
XLSX = Kind("document", f"{OFFICE}spreadsheetml.sheet", "xlsx")


def kind_of(head: bytes) -> Kind | None:
    """The kind of a file by its first bytes; None for everything that is not kept. ZIPs are judged inside.

    Raises BadFile for what people hand in by mistake and can mend: photos of new iPhones, test viruses.
    """
    if EICAR in head:
        raise BadFile(_("文件含有病毒，没有保存。"))
    if head[4:8] == b"ftyp":
        return _of_brand(head[8:12])
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:64]:
        return WEBM
    return PDF if head.startswith(b"%PDF-") else None


def _of_brand(brand: bytes) -> Kind | None:
    if brand in HEIC_BRANDS:
        raise BadFile(
            _(
                "这是 HEIC 格式的照片，暂不能使用。iPhone 请在「设置 → 相机 → 格式」中选「兼容性最佳」后重拍，"
                "或把照片截图后再传。"
            )
        )
    if brand == b"qt  ":
        return MOV
    if brand[:2] in (b"3g",):
        return GP3
    return MP4 if brand in MP4_BRANDS else None


def most_bytes(family: Family) -> int:
    """The largest file of a family, in bytes."""
    sizes = {
        "picture": settings.UPLOAD_PICTURE_MB,
        "video": settings.UPLOAD_VIDEO_MB,
        "document": settings.UPLOAD_DOCUMENT_MB,
    }
    return int(sizes[family]) * 1024 * 1024
