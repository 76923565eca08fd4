"""Taking in files: the real type is read from the content, nothing is kept of what is refused."""

import hashlib
import tempfile
from collections.abc import Collection
from datetime import datetime
from typing import IO

from django.core.files import File
from django.utils.translation import gettext as _

from core.actors import Actor
from core.models import Attachment, Stream
from core.uploads.documents import office_kind
from core.uploads.errors import BadFile
from core.uploads.kinds import HEAD, Family, Kind, kind_of, most_bytes
from core.uploads.names import shown_name
from core.uploads.pictures import clean_picture
from core.uploads.scan import scan
from core.uploads.videos import forget_place

__all__ = ["EVIDENCE", "PICTURES", "BadFile", "store"]

BLOCK = 1 << 20
PICTURES: tuple[Family, ...] = ("picture",)
EVIDENCE: tuple[Family, ...] = ("picture", "video", "document")


def store(
    *,
    stream: Stream | int,
    file: IO[bytes],
    purpose: str,
    by: Actor,
    at: datetime,
    name: str = "",
    accept: Collection[Family] = PICTURES,
) -> Attachment:
    """Check, clean and keep a file on a stream; raises BadFile and stores nothing otherwise."""
    given = name or getattr(file, "name", "") or ""
    with tempfile.TemporaryFile() as copy:
        kind = _check(file, copy, accept)
        if kind.family == "picture":
            kind = _rewrite(copy)
        elif kind.family == "video":
            forget_place(copy)
        return _keep(copy, kind, given, stream, purpose, by, at)


def _check(file: IO[bytes], copy: IO[bytes], accept: Collection[Family]) -> Kind:
    """The file's kind, its content in `copy`; at most one byte more than the limit is read."""
    head = file.read(HEAD)
    if not head:
        raise BadFile(_("文件是空的，请重新选择。"))
    kind = kind_of(head)
    zipped = kind is None and head.startswith(b"PK\x03\x04") and "document" in accept
    if not zipped and (kind is None or kind.family not in accept):
        raise BadFile(_wrong_type(accept))
    _copy(head, file, copy, most_bytes(kind.family if kind else "document"))
    kind = kind or office_kind(copy)
    if kind is None:
        raise BadFile(_wrong_type(accept))
    scan(copy)
    return kind


def _copy(head: bytes, file: IO[bytes], copy: IO[bytes], most: int) -> None:
    copied, block = 0, head
    while block:
        copied += len(block)
        if copied > most:
            raise BadFile(_("文件超过 %(most)s MB，请缩小后再传。") % {"most": most // (1024 * 1024)})
        copy.write(block)
        block = file.read(BLOCK)


def _rewrite(copy: IO[bytes]) -> Kind:
    copy.seek(0)
    clean, kind = clean_picture(copy.read())
    copy.seek(0)
    copy.truncate()
    copy.write(clean)
    return kind


def _keep(
    copy: IO[bytes],
    kind: Kind,
    name: str,
    stream: Stream | int,
    purpose: str,
    by: Actor,
    at: datetime,
) -> Attachment:
    size = copy.seek(0, 2)
    copy.seek(0)
    row = Attachment(
        stream_id=stream if isinstance(stream, int) else stream.pk,
        purpose=purpose,
        original_name=shown_name(name, kind.ending),
        content_type=kind.content_type,
        size=size,
        sha256=hashlib.file_digest(copy, "sha256").hexdigest(),  # type: ignore[arg-type]  # reads from the start
        added_by_id=by.pk,
        added_by_name=by.display_name,
        at=at,
    )
    copy.seek(0)
    row.file.save(f"{row.uuid}.{kind.ending}", File(copy), save=False)
    row.save()
    return row


def _wrong_type(accept: Collection[Family]) -> str:
    if "video" in accept:
        return _(
            "这种文件不能使用，请上传照片（JPG、PNG、WebP）、视频（MP4、MOV、WebM、3GP）或 PDF、Word、Excel 文件。"
        )
    if "document" in accept:
        return _("这种文件不能使用，请上传照片（JPG、PNG、WebP）或 PDF、Word、Excel 文件。")
    return _("这不是可用的照片，请上传 JPG、PNG 或 WebP 格式。")
