"""`test`: every test on servers of its own, beside a running system without touching it."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from aftersales.local import chromium, environment, node, passwords, servers, state, tools, venv
from aftersales.local.account import server_account
from aftersales.local.console import step
from aftersales.local.locks import Lock
from aftersales.local.paths import ROOT, Home

PREFIX = "aftersales-servers-"
OTHERS = {
    "BACKUP_FOLDER",
    "DJANGO_SETTINGS_MODULE",
    "MEDIA_ROOT",
    "PROMETHEUS_MULTIPROC_DIR",
    "SECRET_KEY_FILE",
    "AFTERSALES_SETUP_CODE_FILE",
    "HOST",
    "PORT",
}
WHOLE_SUITE = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")


def test(arguments: list[str]) -> int:
    """Installs what tests need and runs pytest with the arguments; its exit code. Raises Problem."""
    venv.ensure("test")
    venv.enter()
    node.build()
    browser = chromium.ensure() if _wants_browser(arguments) else chromium.find()
    with ExitStack() as stack:
        with step("启动测试用数据库 · start servers for tests"):
            env = stack.enter_context(throw_away())
        if browser:
            env["CHROMIUM"] = browser
        subprocess.run([sys.executable, "-m", "aftersales.local.catalogues"], cwd=ROOT, env=env, check=True)
        return _pytest(list(arguments or WHOLE_SUITE), env)


def _wants_browser(arguments: list[str]) -> bool:
    """A browser is installed only for a run that may meet its tests."""
    paths = [argument for argument in arguments if argument.startswith("tests/")]
    return not paths or any("browser" in path for path in paths)


def _pytest(arguments: list[str], env: dict[str, str]) -> int:
    running = subprocess.Popen([sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=env)
    while True:
        # Ctrl-C reaches pytest too; it ends by itself and says where it stood.
        with suppress(KeyboardInterrupt):
            return running.wait()


@contextmanager
def throw_away() -> Iterator[dict[str, str]]:
    """Environment with servers that live as long as the block; the caller's own win. Raises Problem."""
    with throw_away_folder() as (folder, keep):
        place = Home(folder / "home").make()
        spot = servers.Place(folder, passwords.load(place), place.logs, keep, durable=False)
        with ExitStack() as running:
            addresses = environment.given_addresses()
            for name, start in (
                ("DATABASE_URL", servers.start_postgres),
                ("REDIS_URL", servers.start_valkey),
            ):
                if name not in addresses:
                    child, addresses[name] = start(spot)
                    running.callback(servers.stop, child)
            yield _environment(place) | addresses


def _environment(place: Home) -> dict[str, str]:
    """The caller's environment without what points at data of a running system."""
    kept = {name: value for name, value in tools.clean_environment().items() if name not in OTHERS}
    return kept | {"AFTERSALES_HOME": str(place.path), "SECRET_KEY": secrets.token_urlsafe(50)}


@contextmanager
def throw_away_folder() -> Iterator[tuple[Path, int]]:
    """A folder that the server account may enter; what killed runs left is cleared away first."""
    base = Path(tempfile.gettempdir()) if server_account() is None else state.system_folder()
    for left in base.glob(f"{PREFIX}*"):
        _clear_if_left(left)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=base))
    folder.chmod(0o711)
    lock = Lock(folder / "lock")
    lock.take(shared=True)
    try:
        yield folder, lock.handle
    finally:
        lock.close()
        shutil.rmtree(folder, ignore_errors=True)


def _clear_if_left(folder: Path) -> None:
    with suppress(OSError):
        if folder.stat().st_uid == os.geteuid() and (folder / "lock").exists():
            lock = Lock(folder / "lock")
            if lock.take():
                shutil.rmtree(folder, ignore_errors=True)
            lock.close()
