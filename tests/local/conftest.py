"""Places for servers that a test may start, break and throw away."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from aftersales.local import passwords, servers
from aftersales.local.paths import Home
from aftersales.local.testing import throw_away_folder

FOREIGN = (
    "BACKUP_FOLDER",
    "DATABASE_URL",
    "DATABASE_URL_FILE",
    "PROMETHEUS_MULTIPROC_DIR",
    "REDIS_URL",
    "REDIS_URL_FILE",
    "SECRET_KEY",
    "SECRET_KEY_FILE",
    "MEDIA_ROOT",
    "HOST",
    "PORT",
    "DJANGO_SETTINGS_MODULE",
)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of a terminal in which no server was named."""
    for name in FOREIGN:
        monkeypatch.setenv(name, "")  # so that what the test sets is taken back too
        monkeypatch.delenv(name)


@pytest.fixture
def place(tmp_path: Path, alone: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    """A data folder of its own; what root's servers kept in the system's folder goes with it."""
    home = Home(tmp_path / "数据 home")
    monkeypatch.setenv("AFTERSALES_HOME", str(home.path))
    yield home.make()
    if home.servers.is_symlink():
        with suppress(OSError):
            shutil.rmtree(home.servers.resolve())


@pytest.fixture
def spot(tmp_path: Path) -> Iterator[servers.Place]:
    """A folder with passwords in which servers can be started."""
    with throw_away_folder() as (folder, keep):
        home = Home(folder / "home").make()
        yield servers.Place(folder, passwords.load(home), home.logs, keep, durable=False)


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """Address of a started Postgres of our own making."""
    with throw_away_folder() as (folder, keep):
        home = Home(folder / "home").make()
        child, url = servers.start_postgres(
            servers.Place(folder, passwords.load(home), home.logs, keep, durable=False)
        )
        yield url
        servers.stop(child)


def parent_of(number: int) -> int:
    """Number of the process that started it; 0 when it is gone."""
    try:
        return int(Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0


def command_of(number: int) -> str:
    """Its command line; "" when it is gone."""
    try:
        return Path(f"/proc/{number}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def is_alive(number: int) -> bool:
    """True for a running process; a zombie is none."""
    try:
        state = Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z" and os.path.exists(f"/proc/{number}")  # noqa: PTH110
