"""Where a to-do is worked on, and what else happens when it is done; rooms register their kinds."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from core.streams import kinds, url_of

Link = Callable[[Any], str]


class Finisher(Protocol):
    """The operation of the room whose to-do it is; it finishes the to-do itself."""

    def __call__(self, *, todo: Any, result: str, by: Any, at: datetime) -> Any: ...


_links: dict[str, Link] = {}
_finishers: dict[str, Finisher] = {}


def register_todo_link(kind: str, url: Link) -> None:
    """The address of the page where to-dos of a kind are done; it takes the to-do."""
    _links[kind] = url


def register_todo_finisher(kind: str, finisher: Finisher) -> None:
    """The operation for to-dos of a kind that are done by writing a result on the list itself."""
    _finishers[kind] = finisher


def finisher_of(kind: str) -> Finisher | None:
    """The registered operation; None for kinds that are done on a page of their own."""
    return _finishers.get(kind)


def link_of(todo: Any) -> str:
    """The registered page, else the page of the stream; empty where nobody shows the kind."""
    if todo.kind in _links:
        return _links[todo.kind](todo)
    known = {kind.kind for kind in kinds()}
    return url_of(todo.stream) if todo.stream.kind in known else ""
