"""A backup that was copied away, brought back on another machine: who was forgotten stays forgotten."""

import json
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
from django.core.management import call_command
from django.db import connection

from aftersales import backups
from aftersales.local import archive, entry
from aftersales.local.paths import Home
from aftersales.restored import take_over
from core import restorations
from core.clock import now
from customers.models import Customer
from org.models import Unit, User
from privacy.models import Erasure
from privacy.operations.erasing import anonymise
from tests.factories.tickets import make_ticket
from tests.privacy.rows import MARK, PHONE
from tests.privacy.test_erasing import tables_with
from tickets.models import Ticket

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def customer(east: Unit, desk: User, at: datetime, settings: Any, tmp_path: Path) -> Customer:
    """A customer of the house whose backups stand in `old`."""
    settings.HOME, settings.BACKUP_FOLDER = tmp_path / "house", tmp_path / "old"
    ticket = make_ticket(east, by=desk, at=at, name=MARK, phone=PHONE)
    Ticket.objects.filter(pk=ticket.pk).update(status="archived", closed_at=at)
    return ticket.customer


@pytest.fixture
def copied(customer: Customer, supervisor: User, at: datetime, tmp_path: Path) -> Path:
    """A backup of before the erasure, in a folder of copies together with the list of after it."""
    copies = tmp_path / "copies"
    archive.create(Home(tmp_path / "house"), backups.url(), copies / "daily.tar")
    anonymise(customer=customer, by=supervisor, at=at)
    (copies / archive.ERASURES).write_bytes((tmp_path / "old" / archive.ERASURES).read_bytes())
    return copies / "daily.tar"


@pytest.fixture
def other_machine(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty database, a data folder and a folder of backups of its own; its address."""
    name = f"aftersales_test_{secrets.token_hex(6)}"
    tell(backups.url(), f"CREATE DATABASE {name} TEMPLATE template0")
    address = urlunsplit(urlsplit(backups.url())._replace(path=f"/{name}"))
    monkeypatch.setenv("DATABASE_URL", address)
    for variable, folder in (("AFTERSALES_HOME", "new"), ("BACKUP_FOLDER", "new/backups")):
        monkeypatch.setenv(variable, str(tmp_path / folder))
    monkeypatch.delenv("MEDIA_ROOT", raising=False)
    yield address
    connection.close()
    monkeypatch.undo()
    tell(backups.url(), f"DROP DATABASE {name} WITH (FORCE)")


def tell(address: str, statement: str) -> None:
    link = psycopg2.connect(address)
    link.autocommit = True
    with link.cursor() as cursor:
        cursor.execute(statement)
    link.close()


@pytest.fixture
def moved(other_machine: str, settings: Any, tmp_path: Path) -> Iterator[Any]:
    """From its call on, Django works on the other machine."""
    ours = connection.settings_dict["NAME"]

    def move() -> None:
        connection.close()
        connection.settings_dict["NAME"] = urlsplit(other_machine).path.lstrip("/")
        settings.HOME, settings.BACKUP_FOLDER = tmp_path / "new", tmp_path / "new" / "backups"

    yield move
    connection.close()
    connection.settings_dict["NAME"] = ours


def test_a_copied_backup_forgets_again_and_keeps_silent(
    copied: Path, moved: Any, at: datetime, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert entry.main(["manage.py", "restore", str(copied)]) == 0
    moved()
    assert len(tables_with(MARK)) > 0
    call_command("prepare")
    assert (tables_with(MARK), tables_with(PHONE)) == ({}, {})
    assert (Erasure.objects.get().at, restorations.unreleased() is not None) == (at, True)
    assert (tmp_path / "new" / archive.RESTORED).exists() is False
    assert "不会重做" not in capfd.readouterr().err


def test_the_next_start_changes_nothing_more(copied: Path, moved: Any) -> None:
    entry.main(["manage.py", "restore", str(copied)])
    moved()
    call_command("prepare")
    first = restorations.unreleased()
    call_command("prepare")
    assert (Erasure.objects.count(), restorations.unreleased()) == (1, first)


def test_a_copy_without_the_list_is_told(
    copied: Path, other_machine: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (copied.parent / archive.ERASURES).unlink()
    assert entry.main(["manage.py", "restore", str(copied)]) == 0
    assert "中没有 erasures.jsonl" in capfd.readouterr().err


def test_the_restored_house_knows_when_its_backup_was_made(copied: Path, moved: Any) -> None:
    entry.main(["manage.py", "restore", str(copied)])
    moved()
    call_command("prepare")
    row = restorations.unreleased()
    assert row is not None
    assert row.made_at is not None
    assert timedelta() < row.restored_at - row.made_at < timedelta(minutes=5)


def test_a_torn_line_does_not_swallow_the_next(
    customer: Customer, supervisor: User, at: datetime, tmp_path: Path
) -> None:
    listed = tmp_path / "old" / archive.ERASURES
    listed.parent.mkdir(parents=True)
    listed.write_text('{"customer": 1')
    anonymise(customer=customer, by=supervisor, at=at)
    assert json.loads(listed.read_text().splitlines()[-1])["customer"] == customer.pk


def test_a_disk_of_backups_that_is_away_keeps_nobody_from_working(
    db: None, settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    settings.HOME, settings.BACKUP_FOLDER = tmp_path, tmp_path / "file" / "backups"
    take_over(tmp_path, at=now())
    assert restorations.unreleased() is None
