"""Children, each held by a leash: a pipe that closes when their holder ends, in whatever way."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from aftersales.local.account import Account
from aftersales.local.console import Problem, last_line

LEASH = Path(__file__).with_name("leash.py")
LONGEST_PAUSE = 30.0
STEADY_AFTER = 60.0


@dataclass(frozen=True)
class Spec:
    """How to run one child. `signal` asks it to end, `grace` seconds later it is made to."""

    name: str
    command: tuple[str, ...]
    cwd: Path
    env: Mapping[str, str]
    signal: str = "SIGTERM"
    grace: float = 20
    account: Account | None = None


@dataclass
class Child:
    """One child that is started, watched, started again after a pause that doubles, and ended."""

    spec: Spec
    log: Path
    keep: int | None = None
    process: subprocess.Popen[bytes] | None = None
    pipe: int | None = None
    group: int = 0
    pause: float = 0.5
    started: float = 0.0
    restart_at: float | None = field(default=None)

    def start(self) -> None:
        """Starts the leash, which starts the child. Nothing but the pipe's writing end keeps it alive."""
        reading, self.pipe = os.pipe()
        told, tell = os.pipe()
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-I", "-S", str(LEASH), self._plan(tell)],
                stdin=reading,
                stdout=output,
                stderr=output,
                env=dict(self.spec.env),
                start_new_session=True,
                pass_fds=(*self._kept(), tell),
            )
        os.close(reading)
        os.close(tell)
        with os.fdopen(told) as line:
            self.group = int(line.readline() or 0)
        self.started, self.restart_at = time.monotonic(), None

    def _kept(self) -> tuple[int, ...]:
        return () if self.keep is None else (self.keep,)

    def _plan(self, tell: int) -> str:
        account = self.spec.account
        return json.dumps(
            {
                "command": self.spec.command,
                "cwd": str(self.spec.cwd),
                "signal": self.spec.signal,
                "grace": self.spec.grace,
                "uid": account.uid if account else None,
                "gid": account.gid if account else None,
                "keep": self._kept(),
                "tell": tell,
            }
        )

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def check(self) -> None:
        """Raises Problem when the child ended while it should be starting."""
        if not self.alive():
            detail = last_line(self.log)
            raise Problem(f"{self.spec.name} 失败（{detail}）", f"{self.spec.name} failed", self.log)

    def mind(self, now: float) -> None:
        """Starts a dead child again, later each time it dies young."""
        if self.alive():
            return
        if self.restart_at is None:
            self._let_go()
            self.pause = 0.5 if now - self.started > STEADY_AFTER else min(self.pause * 2, LONGEST_PAUSE)
            self.restart_at = now + self.pause
        elif now >= self.restart_at:
            self.start()

    def end(self) -> None:
        """Closes the leash's pipe; the child is ended by its leash. Does not wait."""
        self._let_go()

    def wait(self) -> None:
        """Waits until the leash has ended the child."""
        if self.process is not None:
            self.process.wait()

    def _let_go(self) -> None:
        if self.pipe is not None:
            os.close(self.pipe)
            self.pipe = None
        # A leash that was killed could not end what its child had started.
        if self.group and self.process and (self.process.poll() or 0) < 0:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.group, signal.SIGKILL)
