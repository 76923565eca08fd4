"""Python's cycle collector: it walks all living objects again and again while many are being made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Leave it out during a piece of work that keeps many objects and makes no cycles worth a walk."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
