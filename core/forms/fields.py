"""Fields behind the photo and signature widgets."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms.widgets import PhotoInput, SignatureInput

PNG_PREFIX = "data:image/png;base64,"
PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
MOST_SIGNATURE_BYTES = 1024 * 1024


class PhotosField(forms.FileField):
    """Several uploaded photos as a list; types and sizes are checked when they are stored."""

    default_error_messages = {
        "too_many": _("最多 %(most)s 张照片。"),
        "too_few": _("至少 %(least)s 张照片。"),
    }

    def __init__(self, *, least: int = 0, most: int = 9, **kwargs: Any) -> None:
        self.least, self.most = least, most
        kwargs.setdefault("widget", PhotoInput(most=most))
        super().__init__(required=least > 0, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, (list, tuple)) else [data] if data else []
        if len(files) > self.most:
            raise ValidationError(self.error_messages["too_many"], "too_many", {"most": self.most})
        if len(files) < self.least:
            raise ValidationError(self.error_messages["too_few"], "too_few", {"least": self.least})
        return [super(PhotosField, self).clean(file, initial) for file in files]


@dataclass(frozen=True)
class Signature:
    """What was signed: the picture as PNG and the strokes as the pad gave them."""

    png: bytes
    strokes: list[Any]


class SignatureField(forms.Field):
    """A signature, or None where it may be missing."""

    widget = SignatureInput
    default_error_messages = {"required": _("请签名。"), "invalid": _("签名无法读取，请重签。")}

    def clean(self, value: Any) -> Signature | None:
        picture, strokes = value or ("", "")
        if not picture:
            if self.required:
                raise ValidationError(self.error_messages["required"], "required")
            return None
        try:
            return Signature(_png(picture), _strokes(strokes))
        except (ValueError, binascii.Error) as error:
            raise ValidationError(self.error_messages["invalid"], "invalid") from error


def _png(text: str) -> bytes:
    if not text.startswith(PNG_PREFIX) or len(text) > MOST_SIGNATURE_BYTES * 4 // 3:
        raise ValueError("not a PNG data address of bearable size")
    data = base64.b64decode(text.removeprefix(PNG_PREFIX), validate=True)
    if not data.startswith(PNG_MAGIC):
        raise ValueError("not a PNG file")
    return data


def _strokes(text: str) -> list[Any]:
    strokes = json.loads(text or "[]")
    if not isinstance(strokes, list):
        raise ValueError("strokes are not a list")
    return strokes
