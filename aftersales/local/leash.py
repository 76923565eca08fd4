"""Holds one child: when standard input closes, because its holder ended in whatever way, the child ends too.

Run by path with a JSON plan: command, cwd, signal and grace to end it, uid, gid, descriptors to keep
and one to tell the child's number to.
"""

import contextlib
import ctypes
import json
import os
import select
import signal
import subprocess
import sys
from typing import Any

SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG
NO_NEW_RIGHTS = 38  # PR_SET_NO_NEW_PRIVS


def main(plan: dict[str, Any]) -> int:
    woken = _wake_on_signals()
    child = _start(plan)
    os.write(plan["tell"], b"%d\n" % child.pid)
    os.close(plan["tell"])
    while child.poll() is None:
        ready = select.select([0, woken], [], [])[0]
        if woken in ready and _told_to_end(woken):
            break
        if 0 in ready and not os.read(0, 1):
            break
    _end(child, plan)
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


def _wake_on_signals() -> int:
    """A descriptor that receives the number of each signal, so that one select waits for everything."""
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake)
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    return woken


def _told_to_end(woken: int) -> bool:
    return bool({signal.SIGTERM, signal.SIGINT} & set(os.read(woken, 64)))


def _start(plan: dict[str, Any]) -> subprocess.Popen[bytes]:
    account = {"user": plan["uid"], "group": plan["gid"], "extra_groups": []} if plan["uid"] else {}
    return subprocess.Popen(
        plan["command"],
        cwd=plan["cwd"],
        stdin=subprocess.DEVNULL,
        process_group=0,
        pass_fds=plan["keep"],
        preexec_fn=_die_with_parent(plan),
        **account,
    )


def _die_with_parent(plan: dict[str, Any]) -> Any:
    """On Linux the child also ends when this process is killed and cannot end it itself."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    number = signal.SIGQUIT if plan["signal"] == "SIGINT" else signal.SIGKILL

    def prepare() -> None:
        libc.prctl(SET_DEATH_SIGNAL, int(number), 0, 0, 0)
        libc.prctl(NO_NEW_RIGHTS, 1, 0, 0, 0)

    return prepare


def _end(child: subprocess.Popen[bytes], plan: dict[str, Any]) -> None:
    """Asks, asks harder, ends; then ends what the child left behind in its process group."""
    for number, seconds in (
        (signal.Signals[plan["signal"]], plan["grace"]),
        (signal.SIGQUIT, 5),
        (signal.SIGKILL, 10),
    ):
        if child.poll() is not None:
            break
        child.send_signal(number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(seconds)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
