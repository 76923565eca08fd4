"""What is refused: a clear sentence, and nothing of it stays."""

from collections.abc import Callable
from typing import Any

import pytest

from core.attachments import PICTURES
from core.uploads.errors import BadFile
from tests.core.uploads import samples
from tests.core.uploads.samples import picture

pytestmark = pytest.mark.django_db
Keep = Callable[..., Any]
Look = Callable[[], bool]
WRONG = (
    "这种文件不能使用，请上传照片（JPG、PNG、WebP）、视频（MP4、MOV、WebM、3GP）或 PDF、Word、Excel 文件。"
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的，请重新选择。"),
        (b"<script>alert(1)</script>", WRONG),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", WRONG),
        (samples.PROGRAM, WRONG),
        (samples.PROGRAM + picture(), WRONG),
        (picture("GIF"), WRONG),
        (samples.MKV, WRONG),
        (samples.archive({"a.txt": b"text"}), WRONG),
        (samples.VIRUS, "文件含有病毒，没有保存。"),
        (samples.bomb(), "文件解压后过大，没有保存。"),
        (samples.macro(), "文件含有宏，没有保存；请另存为不含宏的文件再传。"),
        (samples.huge_png(), "照片尺寸过大，请缩小后再传。"),
        (picture()[:200], "这不是可用的照片，请上传 JPG、PNG 或 WebP 格式。"),
    ],
    ids=[
        "empty", "html", "svg", "program", "program before picture", "gif", "mkv", "zip", "virus", "zip bomb",
        "macros", "picture bomb", "cut off",
    ],
)  # fmt: skip
def test_refused_with_a_clear_sentence(keep: Keep, nothing_kept: Look, data: bytes, words: str) -> None:
    with pytest.raises(BadFile) as refused:
        keep(data)
    assert (str(refused.value), nothing_kept()) == (words, True)


def test_photos_of_new_iphones_are_told_how_to_switch(keep: Keep, nothing_kept: Look) -> None:
    with pytest.raises(BadFile) as refused:
        keep(samples.HEIC, name="IMG_0001.HEIC")
    words = str(refused.value)
    assert [part in words for part in ("HEIC", "设置 → 相机 → 格式", "兼容性最佳", "截图")] == [True] * 4
    assert nothing_kept() is True


@pytest.mark.parametrize(
    ("setting", "data"),
    [
        ("UPLOAD_PICTURE_MB", picture() + bytes(1024 * 1024)),
        ("UPLOAD_VIDEO_MB", samples.film() + bytes(1024 * 1024)),
        ("UPLOAD_DOCUMENT_MB", b"%PDF-1.7" + bytes(1024 * 1024)),
        ("UPLOAD_DOCUMENT_MB", samples.workbook() + bytes(1024 * 1024)),
    ],
    ids=["picture", "video", "pdf", "office"],
)
def test_each_family_has_a_largest_size(
    keep: Keep, nothing_kept: Look, settings: Any, setting: str, data: bytes
) -> None:
    setattr(settings, setting, 1)
    with pytest.raises(BadFile, match="文件超过 1 MB，请缩小后再传。"):
        keep(data)
    assert nothing_kept() is True


@pytest.mark.parametrize(
    "data", [samples.film(), b"%PDF-1.7", samples.document()], ids=["film", "pdf", "docx"]
)
def test_where_a_photo_is_asked_for_only_photos_are_taken(
    keep: Keep, nothing_kept: Look, data: bytes
) -> None:
    with pytest.raises(BadFile, match="这不是可用的照片"):
        keep(data, accept=PICTURES)
    assert nothing_kept() is True
