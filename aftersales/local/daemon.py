"""The supervisor in the background: `up` listens on a socket until everything is ready."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Any

from aftersales.local.console import Problem, Report
from aftersales.local.locks import Lock
from aftersales.local.paths import ROOT, Home, home
from aftersales.local.supervisor import Supervisor


@dataclass(frozen=True)
class Order:
    """What to start."""

    host: str
    port: int
    demo: bool


def spawn(place: Home, lock: Lock, order: Order, report: Report) -> None:
    """Starts the supervisor, which inherits the lock, and returns when all is ready. Raises Problem."""
    ours, theirs = socket.socketpair()
    facts = {
        "lock": lock.handle,
        "line": theirs.fileno(),
        "host": order.host,
        "port": order.port,
        "demo": order.demo,
    }
    with (place.logs / "supervisor.log").open("ab") as log:
        subprocess.Popen(
            [sys.executable, "-m", "aftersales.local.daemon", json.dumps(facts)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=ROOT,
            env=os.environ | {"AFTERSALES_HOME": str(place.path)},
            start_new_session=True,
            pass_fds=(lock.handle, theirs.fileno()),
        )
    theirs.close()
    lock.close()
    _listen(place, ours, report)


def _listen(place: Home, line: socket.socket, report: Report) -> None:
    with line.makefile("r", encoding="utf-8") as words:
        for word in words:
            fact: dict[str, Any] = json.loads(word)
            if "ready" in fact:
                return
            if "problem" in fact:
                raise Problem(fact["problem"][0], fact["problem"][1])
            report(fact["step"], fact["seconds"])
    raise Problem("启动中断", "the start was cut off", place.logs / "supervisor.log")


def main(facts: dict[str, Any]) -> int:
    """Runs the supervisor until it is told to end."""
    line = socket.socket(fileno=facts["line"])
    place = home()
    lock = Lock(place.lock, facts["lock"])
    lock.write_owner()
    heard = threading.Event()
    threading.Thread(target=_end_when_unheard, args=(line, heard), daemon=True).start()

    def tell(**fact: Any) -> None:
        line.sendall((json.dumps(fact) + "\n").encode())

    def ready() -> None:
        heard.set()
        tell(ready=True)

    def report(name: str, seconds: float) -> None:
        tell(step=name, seconds=seconds)

    try:
        Supervisor(place, facts["host"], facts["port"], facts["demo"], report).run(ready)
    except Problem as problem:
        tell(problem=[problem.chinese, problem.english])
        return 1
    return 0


def _end_when_unheard(line: socket.socket, heard: threading.Event) -> None:
    """A start that nobody waits for any more, by Ctrl-C or worse, is taken back."""
    if not line.recv(1) and not heard.is_set():
        os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
