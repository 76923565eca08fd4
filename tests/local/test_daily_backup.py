"""The daily backup: made, brought back, shown; a broken one is told."""

import tarfile
from datetime import date
from pathlib import Path

import pytest

from aftersales import backups as daily
from core.clock import now
from core.models import Backup
from core.streams import open_stream

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
DAY = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    settings.HOME, settings.BACKUP_FOLDER, settings.BACKUPS_KEPT = tmp_path, tmp_path / "backups", 2
    return tmp_path / "backups"


@pytest.mark.requirement("ARC-01")
def test_a_backup_is_made_and_brought_back(folder):
    open_stream(kind="x", at=now())
    daily.back_up(DAY)
    row = Backup.objects.get()
    assert (row.is_good, row.file, row.size) == (
        True,
        "daily-20260310.tar",
        (folder / row.file).stat().st_size,
    )


def test_a_backup_that_cannot_be_brought_back_is_not_good(monkeypatch):
    def broken(dump, *_rest):
        dump.write_bytes(b"no dump")
        return real(dump, *_rest)

    real = daily.archive.load_dump
    monkeypatch.setattr(daily.archive, "load_dump", broken)
    with pytest.raises(daily.archive.Problem):
        daily.back_up(DAY)
    row = Backup.objects.get()
    assert (row.is_good, row.tested_at, bool(row.error)) == (False, None, True)


def test_only_the_newest_are_kept(folder):
    for day in (8, 9, 10):
        (folder / f"daily-202603{day:02}.tar").parent.mkdir(exist_ok=True)
        (folder / f"daily-202603{day:02}.tar").touch()
    daily._forget_old()
    assert sorted(file.name for file in folder.glob("*.tar")) == ["daily-20260309.tar", "daily-20260310.tar"]


def test_no_database_is_left_behind():
    daily.back_up(DAY)
    assert (
        daily._ask(daily.url(), "SELECT count(*) FROM pg_database WHERE datname LIKE 'aftersales_test_%'")
        == 0
    )


def test_an_archive_holds_dump_and_manifest(folder):
    daily.back_up(DAY)
    with tarfile.open(folder / "daily-20260310.tar") as tar:
        assert {"database.dump", "manifest.json"} <= set(tar.getnames())
