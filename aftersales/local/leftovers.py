"""Processes of an earlier run: they end by their leashes; what lost its leash is ended here.

Every process of a run keeps the children's lock open, so who holds it is found without a list of numbers.
"""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from aftersales.local.console import Problem
from aftersales.local.locks import Lock

PATIENCE = 60


def wait_for(lock: Lock, path: Path) -> None:
    """Returns with the lock taken, when no process of an earlier run is left. Raises Problem."""
    until = time.monotonic() + PATIENCE
    while not lock.take(wait=0.5):
        left = holders(path)
        if not any(_is_leash(number) for number in left):
            _end(left)
        if time.monotonic() > until:
            raise Problem(
                "上次运行的进程还没有结束；请稍候再试",
                "processes of an earlier run are still ending; try again in a moment",
                path.parent / "logs",
            )


def holders(path: Path) -> list[int]:
    """Other processes that have the file open; [] where the system does not tell (macOS)."""
    numbers = [int(entry.name) for entry in Path("/proc").glob("[0-9]*")]
    return [number for number in numbers if number != os.getpid() and _has_open(number, path)]


def _has_open(number: int, path: Path) -> bool:
    with suppress(OSError):
        return any(link.resolve() == path for link in Path(f"/proc/{number}/fd").iterdir())
    return False


def _is_leash(number: int) -> bool:
    with suppress(OSError):
        return b"leash.py" in Path(f"/proc/{number}/cmdline").read_bytes()
    return False


def _end(numbers: list[int]) -> None:
    for number in numbers:
        with suppress(ProcessLookupError, PermissionError):
            os.kill(number, signal.SIGKILL)
