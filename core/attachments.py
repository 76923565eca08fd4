"""Taking in files: the real type is read from the content, pictures lose their position data."""

import hashlib
import io
from datetime import datetime
from pathlib import PurePath
from typing import IO

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from core.actors import Actor
from core.models import Attachment, Stream

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
FORMATS = {"JPEG": ("image/jpeg", "jpg"), "PNG": ("image/png", "png"), "WEBP": ("image/webp", "webp")}


class BadFile(Exception):
    """The file is refused; the message says why in the user's language."""


def store(
    *, stream: Stream | int, file: IO[bytes], purpose: str, by: Actor, at: datetime, name: str = ""
) -> Attachment:
    """Check, clean and keep a picture on a stream; raises BadFile and stores nothing otherwise."""
    data = _read(file)
    clean, content_type, ending = _clean_picture(data)
    digest = hashlib.sha256(clean).hexdigest()
    row = Attachment(
        stream_id=stream if isinstance(stream, int) else stream.pk,
        purpose=purpose,
        original_name=PurePath((name or getattr(file, "name", "") or "").replace("\\", "/")).name[-120:],
        content_type=content_type,
        size=len(clean),
        sha256=digest,
        added_by_id=by.pk,
        added_by_name=by.display_name,
        at=at,
    )
    row.file.save(f"{row.uuid}.{ending}", ContentFile(clean), save=False)
    row.save()
    return row


def _read(file: IO[bytes]) -> bytes:
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise BadFile(_("文件超过 10 MB，请缩小后再传。"))
    if not data:
        raise BadFile(_("文件是空的，请重新选择。"))
    return data


def _clean_picture(data: bytes) -> tuple[bytes, str, str]:
    """The picture turned upright and written anew, without EXIF; raises BadFile."""
    try:
        picture = Image.open(io.BytesIO(data), formats=list(FORMATS))
        if picture.width * picture.height > MOST_PIXELS:
            raise BadFile(_("照片尺寸过大，请缩小后再传。"))
        kind = picture.format if picture.format in FORMATS else "JPEG"  # phones write JPEGs of several frames
        upright = ImageOps.exif_transpose(picture)
        written = io.BytesIO()
        upright.info = {}
        upright.save(written, format=kind, **({"quality": 85} if kind != "PNG" else {}))
    except BadFile:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadFile(_("这不是可用的照片，请上传 JPG、PNG 或 WebP 格式。")) from error
    content_type, ending = FORMATS[kind]
    return written.getvalue(), content_type, ending
