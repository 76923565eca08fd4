"""What the launcher says to the person at the terminal: Chinese first, English after it."""

import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Report = Callable[[str, float], None]


SILENT = re.compile(
    r'complete log of this run|^\{"step"'
)  # npm's last line and our own progress tell nothing
LAST_LINES = 12  # logs only grow: further up stands an earlier run
ERROR = re.compile(r"error|fatal|错误|失败", re.IGNORECASE)


class Problem(Exception):
    """A step failed. `line` says what and how to mend it; `log` is where more stands."""

    def __init__(self, chinese: str, english: str, log: Path | None = None) -> None:
        self.chinese, self.english = chinese, english + (f" [{log}]" if log else "")
        self.line = f"{self.chinese} / {self.english}"
        super().__init__(self.line)


def force_utf8() -> None:
    """Chinese must come out in a C locale too."""
    os.environ["PYTHONUTF8"] = "1"
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def say(line: str) -> None:
    """To stderr, so that stdout stays free for `--json`."""
    print(line, file=sys.stderr, flush=True)


def print_step(name: str, seconds: float) -> None:
    say(f"{seconds:6.1f} s  {name}")


@contextmanager
def step(name: str, report: Report = print_step) -> Iterator[None]:
    """Reports how long the block took, when it succeeded."""
    begun = time.monotonic()
    yield
    report(name, time.monotonic() - begun)


def last_line(path: Path) -> str:
    """The end of a log: of its last lines the one that speaks of an error, else the last; "" without one."""
    if not path.exists():
        return ""
    with path.open("rb") as log:
        log.seek(max(0, path.stat().st_size - 4000))
        lines = [line.strip() for line in log.read().decode(errors="replace").splitlines() if line.strip()]
    lines = [line for line in lines if not SILENT.search(line)][-LAST_LINES:]
    telling = [line for line in lines if ERROR.search(line)] or lines
    return telling[-1][:300] if telling else ""
