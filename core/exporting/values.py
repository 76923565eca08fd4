"""Reading the cells of an exported list."""

from collections.abc import Callable
from typing import Any


def path(names: str) -> Callable[[Any], Any]:
    """`project.name` of a row; None where a link on the way is empty."""
    parts = names.split(".")

    def read(row: Any) -> Any:
        for part in parts:
            if row is None:
                return None
            row = getattr(row, part)
        return row

    return read


def label(name: str) -> Callable[[Any], str]:
    """The word of a field with choices."""
    return lambda row: str(getattr(row, f"get_{name}_display")())


def text(names: str) -> Callable[[Any], str]:
    """How the linked row is called; empty where there is none."""
    read = path(names)

    def words(row: Any) -> str:
        found = read(row)
        return "" if found is None else str(found)

    return words
