"""Where a to-do is worked on; rooms register the page of their kinds."""

from collections.abc import Callable
from typing import Any

from core.streams import kinds, url_of

Link = Callable[[Any], str]
_links: dict[str, Link] = {}


def register_todo_link(kind: str, url: Link) -> None:
    """The address of the page where to-dos of a kind are done; it takes the to-do."""
    _links[kind] = url


def link_of(todo: Any) -> str:
    """The registered page, else the page of the stream; empty where nobody shows the kind."""
    if todo.kind in _links:
        return _links[todo.kind](todo)
    known = {kind.kind for kind in kinds()}
    return url_of(todo.stream) if todo.stream.kind in known else ""
