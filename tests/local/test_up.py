"""The whole story of `up` on a data folder of its own: start, use, kill, recover, stop."""

import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from aftersales.local import leftovers, ports
from aftersales.local.locks import Lock, is_held
from aftersales.local.paths import ROOT, Home
from tests.local.conftest import FOREIGN, command_of, is_alive
from tests.waiting import until

pytestmark = [pytest.mark.slow]


class Terminal:
    """Types commands as a person does."""

    started: subprocess.CompletedProcess[str]

    def __init__(self, place: Home, port: int) -> None:
        self.place, self.base = place, f"http://127.0.0.1:{port}"
        kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        self.env = kept | {"PORT": str(port), "AFTERSALES_HOME": str(place.path)}

    def type(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            encoding="utf-8",
            timeout=600,  # against a hang only: a loaded machine takes its time
        )

    def status(self, path: str) -> int:
        with urllib.request.urlopen(self.base + path, timeout=10) as answer:  # noqa: S310
            return int(answer.status)


def clean(terminal: Terminal) -> None:
    """Stops everything and removes what root's servers kept in the system's folder."""
    terminal.type("down")
    if terminal.place.servers.is_symlink():
        shutil.rmtree(terminal.place.servers.resolve())


@pytest.fixture
def terminal(place: Home) -> Iterator[Terminal]:
    found = Terminal(place, ports.free())
    yield found
    found.type("down")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """A system that was started without the demo company."""
    found = Terminal(Home(tmp_path_factory.mktemp("empty") / "home"), ports.free())
    found.started = found.type("up", "--no-demo", "--json")
    assert found.started.returncode == 0, found.started.stderr
    yield found
    clean(found)


def test_up_kill_up_down(terminal: Terminal) -> None:
    first = terminal.type("up", "--json")
    assert (first.returncode, terminal.status("/readyz")) == (0, 200), first.stderr
    sign_ins: dict[str, Any] = json.loads(first.stdout)
    assert sign_ins["base_url"] == terminal.base
    assert {"admin", "hotline1", "east-tech1"} <= {account["username"] for account in sign_ins["accounts"]}
    assert json.loads(terminal.type("up", "--json").stdout) == sign_ins

    before, after = _counted(terminal, sign_ins), _counted(terminal, sign_ins, asked=40)
    assert after - before == 40  # whichever of the web processes answered them

    supervisor = Lock(terminal.place.lock).owner()
    assert supervisor is not None
    os.kill(supervisor, signal.SIGKILL)
    again = terminal.type("up", "--json")
    assert (again.returncode, json.loads(again.stdout), terminal.status("/readyz")) == (0, sign_ins, 200)

    assert terminal.type("down").returncode == 0
    assert leftovers.holders(terminal.place.children_lock) == []
    assert is_held(terminal.place.lock) is False


def test_an_empty_start_offers_the_first_visitor_a_code(empty: Terminal) -> None:
    found = json.loads(empty.started.stdout)
    assert (found["accounts"], found["setup_code"]) == ([], empty.place.setup_code.read_text())
    assert (empty.status("/setup/"), empty.place.demo.exists()) == (200, False)


def test_django_commands_find_the_running_servers(empty: Terminal) -> None:
    answer = empty.type("shell", "-v0", "-c", "from org.models import User; print(User.objects.count())")
    assert (answer.returncode, answer.stdout) == (0, "0\n")


def test_a_running_system_is_not_overwritten_by_a_restore(empty: Terminal) -> None:
    answer = empty.type("restore", str(empty.place.mode))
    assert (answer.returncode, "python3 manage.py down" in answer.stderr) == (1, True)


def test_a_second_system_on_the_same_port_is_refused_with_the_mend(empty: Terminal, place: Home) -> None:
    answer = Terminal(place, int(empty.env["PORT"])).type("up")
    assert (answer.returncode, answer.stderr.count("\n"), "PORT=" in answer.stderr) == (1, 1, True)


def test_what_dies_is_started_again(empty: Terminal) -> None:
    before = [number for number in leftovers.holders(empty.place.children_lock) if _is(number, "granian")]
    for number in before:
        with suppress(ProcessLookupError):  # the workers go by themselves once the first is dead
            os.kill(number, signal.SIGKILL)
    until(lambda: _answers(empty), seconds=120)
    assert (empty.status("/healthz"), [number for number in before if is_alive(number)]) == (200, [])


def _counted(terminal: Terminal, sign_ins: dict[str, Any], asked: int = 0) -> int:
    """Answers of /healthz that /metrics knows of, after so many more."""
    for _ in range(asked):
        terminal.status("/healthz")
    token = next(one["token"] for one in sign_ins["accounts"] if one["username"] == "admin")
    request = urllib.request.Request(terminal.base + "/metrics", headers={"Authorization": f"Bearer {token}"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        lines = answer.read().decode().splitlines()
    wanted = 'aftersales_requests_total{method="GET",page="core:healthz",status="2xx"} '
    return sum(int(float(line.removeprefix(wanted))) for line in lines if line.startswith(wanted))


def _is(number: int, word: str) -> bool:
    command = command_of(number)
    return word in command and "leash.py" not in command


def _answers(terminal: Terminal) -> bool:
    try:
        return terminal.status("/healthz") == 200
    except OSError:
        return False
