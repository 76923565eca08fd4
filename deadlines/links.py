"""Where a to-do is worked on, and how it is finished, as its room says at the door."""

from typing import Any

from core.doors import TODO_KINDS, Finisher, TodoKind
from core.streams import kinds, url_of


def finisher_of(kind: str) -> Finisher | None:
    """The operation that writes down a result; None for kinds that are done on a page of their own."""
    found = _kind(kind)
    return found.finish if found else None


def link_of(todo: Any) -> str:
    """The page of the kind, else the page of the stream; empty where nobody shows either."""
    found = _kind(todo.kind)
    if found and found.url:
        return found.url(todo)
    known = {kind.kind for kind in kinds()}
    return url_of(todo.stream) if todo.stream.kind in known else ""


def _kind(code: str) -> TodoKind | None:
    return next((kind for kind in TODO_KINDS if kind.code == code), None)
