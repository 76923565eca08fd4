"""Exporting as a person does: press the button, let the worker work, open the file."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from core import jobs
from core.clock import now
from core.models import Job

Sheets = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def taken(signed_in: Callable[..., Client]) -> Callable[..., Sheets]:
    """Sheet title to rows of the workbook that a person gets for a list."""

    def take(user: Any, code: str, query: str = "") -> Sheets:
        browser = signed_in(user)
        answer = browser.post(f"/exports/{code}/", {"query": query})
        job = Job.objects.get(owner_id=user.pk, finished_at=None)
        assert answer.url == f"/jobs/{job.uuid}/"
        assert jobs.work_due(clock=now) is True
        (file,) = job.files.all()
        download = browser.get(f"/jobs/files/{file.uuid}/")
        book = load_workbook(io.BytesIO(b"".join(download.streaming_content)))
        return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}

    return take
