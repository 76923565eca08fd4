"""Files that no row names are cleaned away, others never."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from core.clock import now
from core.uploads.orphans import clean_orphans
from tests.core.uploads.samples import picture

pytestmark = pytest.mark.django_db


def old(path: Path, days: float) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(path.read_bytes() if path.exists() else b"left over")
    moment = (now() - timedelta(days=days)).timestamp()
    os.utime(path, (moment, moment))
    return path


def test_a_file_without_a_row_goes_after_a_day(folder: Path) -> None:
    left = old(folder / "attachments/2026/03/left.jpg", 1.1)
    fresh = old(folder / "attachments/2026/03/fresh.jpg", 0.9)
    assert (clean_orphans(at=now()), left.exists(), fresh.exists()) == (1, False, True)


def test_a_file_with_a_row_stays(keep: Callable[..., Any], folder: Path) -> None:
    path = old(Path(keep(picture()).file.path), 400)
    assert (clean_orphans(at=now()), path.exists()) == (0, True)


def test_other_folders_are_left_alone(folder: Path) -> None:
    backup = old(folder / "backups/2026.tar", 400)
    assert (clean_orphans(at=now()), backup.exists()) == (0, True)


def test_without_any_file_there_is_nothing_to_do(folder: Path) -> None:
    assert clean_orphans(at=now()) == 0
