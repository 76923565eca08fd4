"""Who holds a lock is alive."""

import os
import subprocess
import sys
from pathlib import Path

from aftersales.local.locks import Lock, is_held
from aftersales.local.paths import ROOT
from tests.waiting import until

CALLER = """
import sys
from pathlib import Path
from aftersales.local import locks, tools
root = Path(sys.argv[1])
with locks.checkout(root):
    tools.succeeds(["sh", "-c", "echo started; sleep 3"], root / "log")
"""


def test_a_lock_is_held_until_its_last_descriptor_closes(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock")
    lock.take()
    held = is_held(tmp_path / "lock")
    lock.close()
    assert (held, is_held(tmp_path / "lock")) == (True, False)


def test_a_second_holder_is_refused(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert (first.take(), second.take()) == (True, False)
    first.close()
    second.close()


def test_shared_locks_admit_each_other_but_nobody_alone(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert (first.take(shared=True), second.take(shared=True), second.take()) == (True, True, False)
    assert (is_held(tmp_path / "lock"), is_held(tmp_path / "lock", even_shared=True)) == (False, True)
    first.close()
    second.close()


def test_a_lock_file_that_is_not_there_is_not_held(tmp_path: Path) -> None:
    assert is_held(tmp_path / "lock") is False


def test_the_owner_is_told_and_can_be_nobody(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock")
    lock.write_owner("4711")
    told = lock.owner()
    lock.write_owner("")
    assert (told, lock.owner()) == (4711, None)
    lock.close()


def test_a_set_up_counts_as_running_until_its_programs_end(tmp_path: Path) -> None:
    """The one who called pip is killed, pip goes on: nobody else may install beside it."""
    root = tmp_path / "checkout"
    root.mkdir()
    caller = subprocess.Popen([sys.executable, "-c", CALLER, str(root)], cwd=ROOT)
    assert until(lambda: (root / "log").exists() and (root / "log").read_text().endswith("started\n"))
    caller.kill()
    caller.wait()
    lock = Lock(root, os.open(root, os.O_RDONLY))
    assert (lock.take(), lock.take(wait=60)) == (False, True)
    lock.close()
