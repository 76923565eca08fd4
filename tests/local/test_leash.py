"""Children end when whoever holds them ends, in whatever way."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aftersales.local.children import Child, Spec
from aftersales.local.console import Problem
from aftersales.local.paths import ROOT
from tests.local.conftest import is_alive
from tests.waiting import until

HOLDER = """
import sys, time
from pathlib import Path
from aftersales.local.children import Child, Spec
child = Child(Spec("nap", ("sleep", "60"), Path("/"), {}), Path(sys.argv[1]))
child.start()
print(child.group, flush=True)
time.sleep(60)
"""
# Starts a grandchild that nobody told about, says its number and sleeps.
PARENT = "import subprocess, time; print(subprocess.Popen(['sleep', '60']).pid, flush=True); time.sleep(60)"


def child_of(tmp_path: Path, *command: str) -> Child:
    child = Child(Spec("nap", command, tmp_path, dict(os.environ)), tmp_path / "nap.log")
    child.start()
    return child


def test_a_closed_pipe_ends_the_child(tmp_path: Path) -> None:
    child = child_of(tmp_path, "sleep", "60")
    child.end()
    child.wait()
    assert is_alive(child.group) is False


def test_what_the_child_started_ends_too(tmp_path: Path) -> None:
    child = child_of(tmp_path, sys.executable, "-c", PARENT)
    assert until(lambda: child.log.read_text().endswith("\n"))
    grandchild = int(child.log.read_text())
    child.end()
    child.wait()
    assert until(lambda: not is_alive(grandchild))


def test_kill_9_of_the_holder_ends_the_child(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "log")], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert holder.stdout is not None
    child = int(holder.stdout.readline())
    before = is_alive(child)
    holder.kill()
    holder.communicate()
    assert (before, until(lambda: not is_alive(child))) == (True, True)


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux tells a child of its parent's death"
)
def test_kill_9_of_the_leash_ends_the_child(tmp_path: Path) -> None:
    child = child_of(tmp_path, "sleep", "60")
    assert child.process is not None
    os.kill(child.process.pid, signal.SIGKILL)
    child.wait()
    child.end()
    assert until(lambda: not is_alive(child.group))


def test_a_stubborn_child_is_made_to_end(tmp_path: Path) -> None:
    stubborn = (
        "import signal, time; [signal.signal(n, signal.SIG_IGN) for n in (15, 3)]; "
        "print(1, flush=True); time.sleep(60)"
    )
    spec = Spec("mule", (sys.executable, "-c", stubborn), tmp_path, dict(os.environ), grace=0.2)
    child = Child(spec, tmp_path / "mule.log")
    child.start()
    assert until(lambda: child.log.read_text() == "1\n")
    child.end()
    child.wait()
    assert is_alive(child.group) is False


def test_a_dead_child_is_started_again_after_a_pause(tmp_path: Path) -> None:
    child = child_of(tmp_path, "true")
    child.wait()
    now = time.monotonic()
    child.mind(now)
    waiting = child.alive()
    child.mind(now + child.pause)
    assert (waiting, child.process is not None and child.process.poll() is None) == (False, True)
    child.wait()
    child.end()


def test_each_early_death_doubles_the_pause(tmp_path: Path) -> None:
    child = child_of(tmp_path, "true")
    pauses = []
    for _ in range(3):
        child.wait()
        child.mind(child.started)
        pauses.append(child.pause)
        child.mind(child.started + 100)
    child.wait()
    child.end()
    assert pauses == [1.0, 2.0, 4.0]


def test_a_child_that_fails_to_start_names_its_last_words_and_log(tmp_path: Path) -> None:
    child = child_of(tmp_path, sys.executable, "-c", "raise SystemExit('错误：没有配置')")
    child.wait()
    with pytest.raises(Problem, match=r"nap 失败（错误：没有配置）.*nap\.log"):
        child.check()
    child.end()
