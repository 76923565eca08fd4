"""Uploading to the history of an account."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.attachments import EVIDENCE, store
from core.models import Attachment, Stream
from org.models import User
from org.operations.people import edit_person


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def stream(desk: User, administrator: User, at: datetime) -> Stream:
    edit_person(user=desk, name="李晓", email="", phone="", by=administrator, at=at)
    desk.refresh_from_db()
    return desk.stream


@pytest.fixture
def keep(stream: Stream, desk: User, at: datetime) -> Callable[..., Attachment]:
    def upload(data: bytes, name: str = "file.bin", **options: Any) -> Attachment:
        file = SimpleUploadedFile(name, data)
        options.setdefault("accept", EVIDENCE)
        return store(stream=stream, file=file, purpose="evidence", by=desk, at=at, **options)

    return upload


@pytest.fixture
def nothing_kept(folder: Path) -> Callable[[], bool]:
    """Neither a row nor a file."""

    def look() -> bool:
        files = [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []
        return not files and not Attachment.objects.exists()

    return look
