"""File locks: who holds one is alive, so no process number needs to be trusted."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aftersales.local.console import Problem

LONGEST_SETUP = 1800


class Lock:
    """An flock on one file. It lives as long as any process that was handed its descriptor."""

    def __init__(self, path: Path, handle: int | None = None) -> None:
        self.handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600) if handle is None else handle

    def take(self, *, shared: bool = False, wait: float = 0) -> bool:
        """True when taken within `wait` seconds; a shared lock admits other shared ones."""
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        until = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(self.handle, kind | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= until:
                    return False
                time.sleep(0.05)
            else:
                return True

    def write_owner(self, text: str | None = None) -> None:
        """Tells `down` whom to end; "" for holders that are not to be ended."""
        os.truncate(self.handle, 0)
        os.pwrite(self.handle, (str(os.getpid()) if text is None else text).encode(), 0)

    def owner(self) -> int | None:
        """Process number that the holder wrote; only to be believed while the lock is held."""
        text = os.pread(self.handle, 20, 0).decode()
        return int(text) if text.isdigit() else None

    def close(self) -> None:
        os.close(self.handle)


def is_held(path: Path, *, even_shared: bool = False) -> bool:
    """True when some process holds the lock alone, or with `even_shared` in any way."""
    if not path.exists():
        return False
    lock = Lock(path)
    try:
        return not lock.take(shared=not even_shared)
    finally:
        lock.close()


# Descriptors that set-up programs inherit: a lock holds until pip or npm has ended too, when we are killed.
PASSED_ON: set[int] = set()


@contextmanager
def checkout(root: Path) -> Iterator[None]:
    """One set-up of `.venv` and assets at a time; the others wait. The folder itself is locked. Raises Problem."""
    lock = Lock(root, os.open(root, os.O_RDONLY))
    try:
        if not lock.take(wait=LONGEST_SETUP):
            raise Problem(f"另一个命令一直在安装 {root}", f"another command keeps installing {root}")
        PASSED_ON.add(lock.handle)
        yield
    finally:
        PASSED_ON.discard(lock.handle)
        lock.close()
