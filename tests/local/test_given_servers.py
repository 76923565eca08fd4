"""Servers of the caller's own: named by a value or by a file, with options that reach libpq."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aftersales import backups, env
from aftersales.local import archive, entry, environment
from aftersales.local.paths import ROOT, Home

ADDRESS = "postgresql://u:p%40ss@db.example:6432/house"


def test_options_of_the_address_reach_the_database_driver() -> None:
    found = env.database(f"{ADDRESS}?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem")
    assert (found["NAME"], found["PASSWORD"], found["OPTIONS"]) == (
        "house",
        "p@ss",
        {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem", "options": ""},
    )


def test_the_address_wins_over_our_defaults_and_adds_to_our_options() -> None:
    found = env.database(
        f"{ADDRESS}?connect_timeout=30&options=-c%20statement_timeout%3D9s",
        options="-c join_collapse_limit=3",
        connect_timeout="5",
    )
    assert found["OPTIONS"] == {
        "connect_timeout": "30",
        "options": "-c join_collapse_limit=3 -c statement_timeout=9s",
    }


def test_options_of_the_address_reach_the_tools_of_postgres() -> None:
    told = archive._connection(
        f"{ADDRESS}?sslmode=require&target_session_attrs=primary&application_name=a&connect_timeout=3"
    )
    names = ("PGSSLMODE", "PGTARGETSESSIONATTRS", "PGAPPNAME", "PGCONNECT_TIMEOUT")
    assert [told[name] for name in names] == ["require", "primary", "a", "3"]


@pytest.fixture
def files(tmp_path: Path, alone: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Both addresses in files, as Docker and Kubernetes hand secrets out."""
    for name, value in (("DATABASE_URL", ADDRESS), ("REDIS_URL", "redis://:secret@cache:6379/0")):
        (tmp_path / name).write_text(value + "\n")
        monkeypatch.setenv(f"{name}_FILE", str(tmp_path / name))
    return tmp_path


def test_the_launcher_uses_servers_that_files_name(files: Path) -> None:
    assert environment.given_addresses() == {
        "DATABASE_URL": ADDRESS,
        "REDIS_URL": "redis://:secret@cache:6379/0",
    }


def test_a_running_system_does_not_win_over_a_file(files: Path, place: Home) -> None:
    entry.tell_addresses("check", [])
    assert (os.environ.get("DATABASE_URL"), env.text("DATABASE_URL")) == (None, ADDRESS)


def test_a_file_that_is_missing_is_said_in_one_line(files: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (files / "REDIS_URL").unlink()
    assert entry.main(["manage.py", "showmigrations"]) == 1
    assert "REDIS_URL_FILE" in capfd.readouterr().err


@pytest.mark.usefixtures("files")
def test_workers_find_the_broker_that_a_file_names() -> None:
    asked = "from aftersales.celery import app; print(app.conf.broker_url)"
    answer = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, env=os.environ | {"SECRET_KEY": "x"}, capture_output=True
    )
    assert answer.stdout.decode().strip() == "redis://:secret@cache:6379/0"


@pytest.mark.django_db
@pytest.mark.usefixtures("files")
def test_the_daily_backup_dumps_the_database_that_a_file_names() -> None:
    assert backups.url().startswith("postgresql://u:p%40ss@db.example:6432/")
