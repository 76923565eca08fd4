"""Runs other programs for a set-up step, their output in a log file."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from aftersales.local.console import Problem, last_line
from aftersales.local.locks import PASSED_ON

# Set by other environments, these would lead the new interpreter astray.
MISLEADING = (
    "PYTHONPATH",
    "PYTHONHOME",
    "PIP_TARGET",
    "PIP_USER",
    "PIP_PREFIX",
    "VIRTUAL_ENV",
    "__PYVENV_LAUNCHER__",
)


def clean_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without what misleads, and UTF-8."""
    kept = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    return kept | {"PYTHONUTF8": "1"} | dict(extra or {})


def succeeds(
    command: Sequence[object], log: Path, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> bool:
    """Runs the command with its output appended to the log."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        output.write(("$ " + " ".join(str(part) for part in command) + "\n").encode())
        output.flush()
        return _code(command, output.fileno(), env, cwd) == 0


def _code(command: Sequence[object], output: int, env: Mapping[str, str] | None, cwd: Path | None) -> int:
    try:
        return subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=env,
            cwd=cwd,
            pass_fds=tuple(PASSED_ON),
        ).returncode
    except OSError as error:
        os.write(output, f"{error}\n".encode())
        return 127


def output_of(command: Sequence[object]) -> str:
    """What a short command prints; "" when it fails or is not there."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=20,
            env=clean_environment(),
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace").strip() if done.returncode == 0 else ""


def failed(chinese: str, english: str, log: Path) -> Problem:
    """The problem of a set-up step, with the last words of its log."""
    detail = last_line(log)
    return Problem(f"{chinese}（{detail}）", english, log)
