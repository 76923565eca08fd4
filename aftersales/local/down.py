"""`down`: ends everything of this data folder."""

import os
import signal
from contextlib import suppress

from aftersales.local import leftovers
from aftersales.local.console import Problem, say
from aftersales.local.locks import Lock
from aftersales.local.paths import home

PATIENCE = 120


def down(_arguments: list[str]) -> int:
    """Ends the supervisor and waits for its children; nothing to do is no error. Raises Problem."""
    place = home()
    if not place.lock.exists():
        say("没有在运行 · not running")
        return 0
    lock = Lock(place.lock)
    if lock.take():
        words = "没有在运行 · not running"
    else:
        _end(lock)
        words = "已停止 · stopped"
    leftovers.wait_for(Lock(place.children_lock), place.children_lock)
    say(words)
    return 0


def _end(lock: Lock) -> None:
    owner = lock.owner()
    if owner is None:
        raise Problem("backup 或 restore 正在运行；请等它结束", "backup or restore is running; wait for it")
    for number, seconds in ((signal.SIGTERM, PATIENCE), (signal.SIGKILL, 10)):
        with suppress(ProcessLookupError):
            os.kill(owner, number)
        if lock.take(wait=seconds):
            return
    raise Problem("进程没有结束", f"process {owner} does not end")
