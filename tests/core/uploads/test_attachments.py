"""Files are checked by content, cleaned, and served only to who may see their stream."""

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from core.attachments import BadFile, store
from core.models import Attachment, Stream
from core.uploads import pictures
from org.models import User

GPS, LATITUDE, CAMERA, ORIENTATION = 0x8825, 2, 0x010F, 0x0112


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, kind, **options)
    return out.getvalue()


def photo_with_position() -> bytes:
    exif = Image.Exif()
    exif[CAMERA] = "Camera"
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[LATITUDE] = (31.0, 13.0, 48.0)
    return picture(exif=exif)


def keep(stream: Stream, data: bytes, by: User, at: datetime, name: str = "photo.jpg") -> Attachment:
    return store(stream=stream, file=SimpleUploadedFile(name, data), purpose="photo", by=by, at=at)


def opened(row: Attachment) -> Image.Image:
    with Image.open(row.file.path) as image:
        image.load()
    return image


@pytest.mark.parametrize(
    ("kind", "content_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")]
)
def test_the_type_is_read_from_the_content(
    stream: Stream, desk: User, at: datetime, kind: str, content_type: str
) -> None:
    row = keep(stream, picture(kind), desk, at, name="whatever.txt")
    assert (row.content_type, opened(row).format) == (content_type, kind)


def test_the_position_is_removed(stream: Stream, desk: User, at: datetime) -> None:
    data = photo_with_position()
    assert dict(Image.open(io.BytesIO(data)).getexif().get_ifd(GPS)) != {}
    assert dict(opened(keep(stream, data, desk, at)).getexif()) == {}


def test_the_picture_stands_upright(stream: Stream, desk: User, at: datetime) -> None:
    assert opened(keep(stream, photo_with_position(), desk, at)).size == (20, 40)


def test_photos_of_several_frames_become_one(stream: Stream, desk: User, at: datetime) -> None:
    data = picture("MPO", save_all=True, append_images=[Image.new("RGB", (40, 20), "blue")])
    row = keep(stream, data, desk, at)
    assert (row.content_type, opened(row).format) == ("image/jpeg", "JPEG")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<script>alert(1)</script>",
        b"%PDF-1.7 not a picture",
        picture("GIF"),
        picture()[:200],
        b"MZ" + picture(),
        picture() + b"x" * 10 * 1024 * 1024,
    ],
    ids=["empty", "html", "pdf", "gif", "cut off", "program", "too big"],
)
def test_what_is_not_a_usable_photo_is_refused(
    stream: Stream, desk: User, at: datetime, data: bytes, folder: Path
) -> None:
    with pytest.raises(BadFile):
        keep(stream, data, desk, at)
    assert (Attachment.objects.count(), folder.exists()) == (0, False)


def test_too_many_pixels_are_refused(
    stream: Stream, desk: User, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 40 * 20 - 1)
    with pytest.raises(BadFile):
        keep(stream, picture(), desk, at)
    assert Attachment.objects.count() == 0


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.jpg", "..\\..\\evil.jpg", "/etc/cron.d/x.jpg", "a" * 300 + ".jpg"]
)
def test_names_do_not_lead_anywhere(
    stream: Stream, desk: User, at: datetime, name: str, folder: Path
) -> None:
    row = keep(stream, picture(), desk, at, name=name)
    assert Path(row.file.path).relative_to(folder).name == f"{row.uuid}.jpg"
    assert (set("/\\") & set(row.original_name), len(row.original_name) <= 120) == (set(), True)


def test_who_may_see_the_stream_gets_the_file(
    stream: Stream, desk: User, administrator: User, at: datetime, signed_in: Callable[..., Client]
) -> None:
    row = keep(stream, picture(), desk, at)
    answer = signed_in(administrator).get(f"/files/{row.uuid}/")
    assert (answer.status_code, answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        200,
        "image/jpeg",
        "nosniff",
    )
    assert b"".join(answer.streaming_content) == Path(row.file.path).read_bytes()


def test_others_do_not(
    stream: Stream, desk: User, supervisor: User, at: datetime, signed_in: Callable[..., Client]
) -> None:
    row = keep(stream, picture(), desk, at)
    assert signed_in(supervisor).get(f"/files/{row.uuid}/").status_code == 404


def test_strangers_are_sent_to_sign_in(stream: Stream, desk: User, at: datetime) -> None:
    row = keep(stream, picture(), desk, at)
    assert Client().get(f"/files/{row.uuid}/").url == f"/sign-in/?next=/files/{row.uuid}/"
