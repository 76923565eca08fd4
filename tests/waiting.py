"""Waiting for what another process does."""

import time
from collections.abc import Callable


def until(done: Callable[[], bool], seconds: float = 60) -> bool:
    """Waits for it; whether it came true in time."""
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.02)
    return done()
