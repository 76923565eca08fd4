"""Bringing a database to this release: an older one is backed up before it is touched."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from aftersales.local.paths import ROOT, Home
from aftersales.local.testing import throw_away

pytestmark = pytest.mark.slow


class Release:
    """A throw-away system on which the step runs as `up` runs it."""

    def __init__(self, env: dict[str, str]) -> None:
        self.env, self.place = env, Home(Path(env["AFTERSALES_HOME"]))

    def run(self, *command: str) -> None:
        env = self.env | {"DJANGO_SETTINGS_MODULE": "aftersales.settings"}
        subprocess.run([sys.executable, *command], cwd=ROOT, env=env, check=True, capture_output=True)

    def bring_up_to_date(self) -> list[str]:
        """Runs the step; the kinds of backups that are there afterwards."""
        self.run("-m", "aftersales.local.database", "--backup")
        return [file.name.rsplit("-", 1)[0] for file in sorted(self.place.backups.glob("*.tar"))]

    def has_table(self, name: str) -> bool:
        connection = psycopg2.connect(self.env["DATABASE_URL"])
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [name])
            found = bool(cursor.fetchone()[0])
        connection.close()
        return found


@pytest.fixture(scope="module")
def release() -> Iterator[Release]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DATABASE_URL", raising=False)
        patch.delenv("REDIS_URL", raising=False)
        with throw_away() as env:
            yield Release(env)


def test_a_fresh_database_is_made_without_a_backup(release: Release) -> None:
    assert (release.bring_up_to_date(), release.has_table("reports_reportrun")) == ([], True)


def test_an_older_database_is_backed_up_and_migrated(release: Release) -> None:
    release.run("manage.py", "migrate", "reports", "zero", "-v0")
    before = release.has_table("reports_reportrun")
    made = release.bring_up_to_date()
    assert (before, made, release.has_table("reports_reportrun")) == (False, ["before-migration"], True)


def test_a_database_of_this_release_needs_no_further_backup(release: Release) -> None:
    assert release.bring_up_to_date() == ["before-migration"]


def test_the_first_administrators_code_is_for_the_owner_only(release: Release) -> None:
    found = release.place.setup_code.stat()
    assert (found.st_mode & 0o777, found.st_size) == (0o600, 8)
