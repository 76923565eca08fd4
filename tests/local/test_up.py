"""The whole story of `up` on a data folder of its own: start, use, kill, recover, stop."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from aftersales.local import leftovers, ports
from aftersales.local.locks import Lock, is_held
from aftersales.local.paths import ROOT, Home
from tests.local.conftest import is_alive

pytestmark = [pytest.mark.slow]


class Terminal:
    """Types commands as a person does."""

    def __init__(self, place: Home, port: int) -> None:
        self.place, self.base = place, f"http://127.0.0.1:{port}"
        self.env = os.environ | {"PORT": str(port), "AFTERSALES_HOME": str(place.path)}

    def type(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    def status(self, path: str) -> int:
        with urllib.request.urlopen(self.base + path, timeout=10) as answer:  # noqa: S310
            return int(answer.status)


@pytest.fixture
def terminal(place: Home) -> Iterator[Terminal]:
    found = Terminal(place, ports.free())
    yield found
    found.type("down")


def test_up_kill_up_down(terminal: Terminal) -> None:
    first = terminal.type("up", "--json")
    assert (first.returncode, terminal.status("/readyz")) == (0, 200), first.stderr
    sign_ins: dict[str, Any] = json.loads(first.stdout)
    assert sign_ins["base_url"] == terminal.base
    assert {"admin", "hotline1", "east-tech1"} <= {account["username"] for account in sign_ins["accounts"]}
    assert terminal.place.demo.stat().st_mode & 0o777 == 0o600
    assert json.loads(terminal.type("up", "--json").stdout) == sign_ins
    assert (
        terminal.type(
            "shell", "-v0", "-c", "from org.models import User; print(User.objects.exists())"
        ).stdout
        == "True\n"
    )
    assert "system is running" in terminal.type("restore", str(terminal.place.demo)).stderr

    supervisor = Lock(terminal.place.lock).owner()
    assert supervisor is not None
    os.kill(supervisor, signal.SIGKILL)
    again = terminal.type("up", "--json")
    assert (again.returncode, json.loads(again.stdout), terminal.status("/readyz")) == (0, sign_ins, 200), (
        again.stderr
    )

    assert terminal.type("down").returncode == 0
    assert leftovers.holders(terminal.place.children_lock) == []
    assert is_held(terminal.place.lock) is False


def test_what_dies_is_started_again(terminal: Terminal) -> None:
    assert terminal.type("up").returncode == 0
    before = [number for number in leftovers.holders(terminal.place.children_lock) if _is(number, "granian")]
    for number in before:
        os.kill(number, signal.SIGKILL)
    until = time.monotonic() + 20
    while time.monotonic() < until and not _answers(terminal):
        time.sleep(0.1)
    assert (terminal.status("/healthz"), [number for number in before if is_alive(number)]) == (200, [])


def test_an_empty_start_offers_the_first_visitor_a_code(terminal: Terminal) -> None:
    started = terminal.type("up", "--no-demo", "--json")
    found = json.loads(started.stdout)
    assert (found["accounts"], found["setup_code"]) == ([], terminal.place.setup_code.read_text())
    assert (terminal.status("/setup/"), terminal.place.demo.exists()) == (200, False)


def _is(number: int, word: str) -> bool:
    shown = subprocess.run(
        ["ps", "-o", "args=", "-p", str(number)], capture_output=True, text=True, check=False
    )
    return word in shown.stdout and "leash.py" not in shown.stdout


def _answers(terminal: Terminal) -> bool:
    try:
        return terminal.status("/healthz") == 200
    except OSError:
        return False
