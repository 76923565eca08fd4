"""A backup is brought back whole, and nothing else is taken for one."""

import io
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest

from aftersales.local import archive, entry, passwords, restore, servers, state
from aftersales.local.console import Problem
from aftersales.local.paths import Home


def run(url: str, *statements: str) -> list[tuple[object, ...]]:
    """Rows of the last statement; all in one transaction."""
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


@contextmanager
def started(place: Home) -> Iterator[str]:
    spot = servers.Place(state.servers_folder(place), passwords.load(place), place.logs, durable=False)
    child, url = servers.start_postgres(spot)
    yield url
    servers.stop(child)


def fill(place: Home, words: str) -> None:
    """A data folder with one row and one file."""
    with started(place) as url:
        run(url, "DROP TABLE IF EXISTS note", f"CREATE TABLE note AS SELECT '{words}' AS words")
    (place.files / "photo.txt").write_text(words)
    place.secret_key.write_text(f"key of {words}")


def read(place: Home) -> tuple[object, str, str]:
    with started(place) as url:
        rows = run(url, "SELECT words FROM note")
    return rows[0][0], (place.files / "photo.txt").read_text(), place.secret_key.read_text()


@pytest.mark.slow
def test_a_restore_brings_back_database_files_and_keys(place: Home, tmp_path: Path) -> None:
    fill(place, "报修")
    assert entry.main(["manage.py", "backup", str(tmp_path / "b.tar")]) == 0
    fill(place, "later")
    assert entry.main(["manage.py", "restore", str(tmp_path / "b.tar")]) == 0
    assert read(place) == ("报修", "报修", "key of 报修")


@pytest.mark.slow
def test_what_a_restore_replaces_is_set_aside(place: Home, tmp_path: Path) -> None:
    fill(place, "first")
    entry.main(["manage.py", "backup", str(tmp_path / "b.tar")])
    fill(place, "second")
    entry.main(["manage.py", "restore", str(tmp_path / "b.tar")])
    aside = next(place.path.glob("files.before-restore-*"))
    databases = list(state.servers_folder(place).glob("pg.before-restore-*"))
    assert ((aside / "photo.txt").read_text(), len(databases)) == ("second", 1)


def test_a_backup_is_for_its_owner_only(place: Home, database: str, tmp_path: Path) -> None:
    archive.create(place, database, tmp_path / "b.tar")
    assert (tmp_path / "b.tar").stat().st_mode & 0o777 == 0o600


def test_a_decided_restore_is_finished_after_a_cut(place: Home) -> None:
    """Cut off between setting the old aside and putting the new in its place."""
    aside, fresh = place.path / "files.old", place.path / "files.new"
    place.files.rename(aside)
    fresh.mkdir()
    (fresh / "a").write_text("new")
    (place.path / restore.PLAN).write_text(f'[["{fresh}", "{place.files}", "{aside}"]]')
    restore.finish(place)
    restore.finish(place)
    assert ((place.files / "a").read_text(), aside.is_dir(), (place.path / restore.PLAN).exists()) == (
        "new",
        True,
        False,
    )


def test_a_file_that_is_no_backup_is_refused_and_nothing_changes(place: Home, tmp_path: Path) -> None:
    (place.files / "kept").write_text("1")
    (tmp_path / "b.tar").write_bytes(b"not a tar")
    code = entry.main(["manage.py", "restore", str(tmp_path / "b.tar")])
    assert (code, (place.files / "kept").read_text(), (place.path / restore.PLAN).exists()) == (1, "1", False)


@pytest.mark.parametrize("name", ["../outside", "/outside", "files/../../outside"])
def test_an_archive_cannot_write_outside(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with tarfile.open(tmp_path / "b.tar", "w") as tar:
        member = tarfile.TarInfo(name)
        member.size = 1
        tar.addfile(member, io.BytesIO(b"x"))
    with pytest.raises(Problem, match="points outside"):
        archive.unpack(tmp_path / "b.tar", folder)
    assert list(tmp_path.glob("**/outside")) == []


def test_only_the_newest_automatic_backups_are_kept(place: Home) -> None:
    place.backups.mkdir()
    names = [f"{archive.AUTOMATIC}2026010{day}.tar" for day in range(1, 8)]
    for name in [*names, "backup-20260101.tar"]:
        (place.backups / name).touch()
    archive.forget_old(place, keep=5)
    assert sorted(file.name for file in place.backups.iterdir()) == ["backup-20260101.tar", *names[2:]]


def test_a_server_of_ones_own_is_restored_into_an_empty_database_only(
    place: Home, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(database, "CREATE TABLE present (n int)")
    archive.create(place, database, tmp_path / "b.tar")
    monkeypatch.setenv("DATABASE_URL", database)
    assert entry.main(["manage.py", "restore", str(tmp_path / "b.tar")]) == 1
    run(database, "DROP TABLE present")
    assert entry.main(["manage.py", "restore", str(tmp_path / "b.tar")]) == 0
    assert run(database, "SELECT count(*) FROM present") == [(0,)]
