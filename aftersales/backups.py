"""The daily backup: one archive of database, files and keys, then its dump brought back for proof (ARC-01)."""

import secrets
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from django.conf import settings
from django.db import connection

from aftersales import env
from aftersales.local import archive
from aftersales.local.paths import Home
from core import backups
from core.clock import now
from core.models import Event

DAILY = "daily-"
COUNT = "SELECT count(*) FROM core_event"


class NotWhole(Exception):
    """The backup could be read but holds less than the database did when it was begun."""


def back_up(day: date) -> None:
    """Make, test and register the backup of a day; what fails is kept in the register and raised."""
    row = backups.begin(day=day, at=now())
    try:
        least = Event.objects.count()
        target = folder() / f"{DAILY}{day:%Y%m%d}.tar"
        archive.create(Home(Path(settings.HOME)), url(), target)
        backups.written(row, file=target.name, size=target.stat().st_size, at=now())
        _bring_back(target, least)
        backups.tested(row, at=now())
    except Exception as error:
        backups.failed(row, error)
        raise
    _forget_old()


def folder() -> Path:
    """Where daily backups stand; a company points it at another disk or machine."""
    return Path(settings.BACKUP_FOLDER)


def url() -> str:
    """The address of the database that this process works on."""
    held = connection.settings_dict
    given = urlsplit(env.text("DATABASE_URL", ""))
    if given.path.lstrip("/") == held["NAME"]:
        return urlunsplit(given)
    return urlunsplit(given._replace(path=f"/{held['NAME']}"))


def _bring_back(file: Path, least: int) -> None:
    """Load the dump into a database of its own and count; raises NotWhole."""
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".test-") as place, _database() as fresh:
        dump = Path(place) / archive.DUMP
        with tarfile.open(file) as tar, dump.open("xb") as copy:
            shutil.copyfileobj(tar.extractfile(archive.DUMP), copy)  # type: ignore[arg-type]
        archive.load_dump(dump, fresh, Path(place) / "log")
        found = _ask(fresh, COUNT)
    if found < least:
        raise NotWhole(f"{found} of {least} events")


@contextmanager
def _database() -> Iterator[str]:
    """An empty database beside ours, gone afterwards. The role needs CREATEDB."""
    name = f"aftersales_test_{secrets.token_hex(6)}"
    _tell(f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        yield urlunsplit(urlsplit(url())._replace(path=f"/{name}"))
    finally:
        _tell(f"DROP DATABASE {name} WITH (FORCE)")


def _tell(statement: str) -> None:
    link = psycopg2.connect(url())
    link.autocommit = True
    with link.cursor() as cursor:
        cursor.execute(statement)
    link.close()


def _ask(address: str, question: str) -> int:
    link = psycopg2.connect(address)
    with link.cursor() as cursor:
        cursor.execute(question)
        found = int(cursor.fetchone()[0])
    link.close()
    return found


def _forget_old() -> None:
    """Keeps the newest daily backups; those of people and of `up` are theirs."""
    for old in sorted(folder().glob(f"{DAILY}*.tar"))[: -settings.BACKUPS_KEPT]:
        old.unlink()
