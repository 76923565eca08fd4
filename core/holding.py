"""What is kept back while a deed can still be undone; pure, so that events and messages may ask it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass
class Window:
    """The seconds in which a deed can be undone: what is recorded and queued in it waits until `until`.

    A muted window hands on nothing at all: what is recorded in it stays in the house. `stream` is what the
    deed is about, where its events stand on several.
    """

    at: datetime
    until: datetime
    muted: bool = False
    events: list[int] = field(default_factory=list)
    streams: list[int] = field(default_factory=list)
    parcels: dict[str, list[str]] = field(default_factory=dict)
    stream: int | None = None
    deed: Any = None

    def keep(self, room: str, keys: list[str]) -> None:
        """Remember what a room has queued, to be taken back together."""
        self.parcels.setdefault(room, []).extend(keys)


_present: ContextVar[Window | None] = ContextVar("held_window", default=None)


def present() -> Window | None:
    """The window that this work is done in, if any."""
    return _present.get()


@contextmanager
def within(window: Window) -> Iterator[Window]:
    """Do the enclosed work in a window."""
    token = _present.set(window)
    try:
        yield window
    finally:
        _present.reset(token)
