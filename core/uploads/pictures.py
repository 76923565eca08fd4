"""Pictures are turned upright and written anew: no position, no camera, nothing hidden behind the pixels."""

import io

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from core.uploads.errors import BadFile
from core.uploads.kinds import JPEG, PNG, WEBP, Kind

MOST_PIXELS = 40_000_000
FORMATS = {"JPEG": JPEG, "PNG": PNG, "WEBP": WEBP}


def clean_picture(data: bytes) -> tuple[bytes, Kind]:
    """The picture written anew and its kind; raises BadFile. Its size is checked before it is unpacked."""
    try:
        picture = Image.open(io.BytesIO(data), formats=list(FORMATS))
        if picture.width * picture.height > MOST_PIXELS:
            raise BadFile(_("照片尺寸过大，请缩小后再传。"))
        name = picture.format if picture.format in FORMATS else "JPEG"  # phones write JPEGs of several frames
        upright = ImageOps.exif_transpose(picture)
        written = io.BytesIO()
        upright.info = {}
        upright.save(written, format=name, **({"quality": 85} if name != "PNG" else {}))
    except BadFile:
        raise
    except Image.DecompressionBombError as error:
        raise BadFile(_("照片尺寸过大，请缩小后再传。")) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise BadFile(_("这不是可用的照片，请上传 JPG、PNG 或 WebP 格式。")) from error
    return written.getvalue(), FORMATS[name]
