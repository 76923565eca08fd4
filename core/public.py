"""Pages that answer people who are not signed in."""

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


def public(view: View) -> View:
    """Mark a view as open to everybody; it stands outermost, and the view checks for itself whom it serves."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def is_public(view: Any) -> bool:
    return bool(getattr(view, "is_public", False))
