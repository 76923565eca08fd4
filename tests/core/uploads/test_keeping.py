"""What is kept: its real type, a harmless name, and no place."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from core.uploads.names import shown_name
from org.models import User
from tests.core.uploads import samples
from tests.core.uploads.samples import PLACE, film, picture

pytestmark = pytest.mark.django_db
Keep = Callable[..., Any]


@pytest.mark.parametrize(
    ("data", "content_type", "ending"),
    [
        (picture(), "image/jpeg", "jpg"),
        (film(b"isom"), "video/mp4", "mp4"),
        (film(b"mp42"), "video/mp4", "mp4"),
        (film(b"qt  "), "video/quicktime", "mov"),
        (film(b"3gp5"), "video/3gpp", "3gp"),
        (samples.WEBM, "video/webm", "webm"),
        (b"%PDF-1.7 x", "application/pdf", "pdf"),
        (
            samples.document(),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx",
        ),
        (samples.workbook(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ],
)
def test_the_type_is_that_of_the_content(keep: Keep, data: bytes, content_type: str, ending: str) -> None:
    row = keep(data, name="whatever.exe")
    assert (row.content_type, row.original_name, Path(row.file.name).name) == (
        content_type,
        f"whatever.{ending}",
        f"{row.uuid}.{ending}",
    )


@pytest.mark.parametrize("brand", [b"isom", b"qt  ", b"3gp5"])
def test_a_film_loses_its_place_and_nothing_else(keep: Keep, brand: bytes) -> None:
    data = film(brand, PLACE)
    kept = Path(keep(data).file.path).read_bytes()
    assert (len(kept), kept.count(PLACE), data.count(PLACE)) == (len(data), 1, 2)
    assert kept.endswith(b"pictures " + PLACE)  # the pictures themselves are not touched


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd.jpg"),
        ("..\\..\\evil.php.jpg", "evil.jpg"),
        ("C:\\Users\\wang\\照片.JPG", "照片.jpg"),
        ("photo.jpg.exe", "photo.jpg"),
        ("gpj\u202eexe.jpg", "gpjexe.jpg"),
        ("a\x00b\r\nc.jpg", "abc.jpg"),
        (".htaccess", "htaccess.jpg"),
        ("", "file.jpg"),
        ("a" * 300, "a" * 116 + ".jpg"),
        ("3.10 现场.jpg", "3.10 现场.jpg"),
    ],
)
def test_names_lead_nowhere_and_end_truly(name: str, shown: str) -> None:
    assert shown_name(name, "jpg") == shown


def test_films_and_documents_are_saved_not_opened(
    keep: Keep, administrator: User, signed_in: Callable[..., Client]
) -> None:
    answers = [
        signed_in(administrator).get(f"/files/{keep(data, name='证据.x').uuid}/")
        for data in (film(), b"%PDF-1.7")
    ]
    assert [answer["Content-Disposition"].partition(";")[0] for answer in answers] == ["attachment"] * 2
    assert [answer["X-Content-Type-Options"] for answer in answers] == ["nosniff"] * 2
    for answer in answers:
        answer.close()


def test_photos_are_shown(keep: Keep, administrator: User, signed_in: Callable[..., Client]) -> None:
    answer = signed_in(administrator).get(f"/files/{keep(picture(), name='a.jpg').uuid}/")
    assert (answer["Content-Disposition"], answer["X-Content-Type-Options"]) == (
        'inline; filename="a.jpg"',
        "nosniff",
    )
    answer.close()
