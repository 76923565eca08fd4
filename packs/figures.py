"""Finding and replacing single figures of a section: pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Titled:
    """A figure and where it stands: `rules.quality_reply`, `call_days`."""

    path: str
    figure: Mapping[str, Any]


def titled(figures: Mapping[str, Any]) -> list[Titled]:
    """Every titled figure of a section, in the order of its file."""
    return [Titled(path, figure) for path, figure in _walk(figures, "")]


def _walk(value: Any, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(value, Mapping):
        if "title" in value:
            yield path, value
            return
        pairs = sorted(value.items(), key=lambda pair: _place(pair[1]))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        pairs = [(_label(item, place), item) for place, item in enumerate(value)]
    else:
        return
    for key, item in pairs:
        yield from _walk(item, f"{path}.{key}" if path else key)


def _place(item: Any) -> int:
    return item.get("order", 0) if isinstance(item, Mapping) else 0


def _label(item: Any, place: int) -> str:
    return str(item.get("id", place)) if isinstance(item, Mapping) else str(place)


def replaced(value: Any, changes: Mapping[str, Mapping[str, Any]], path: str = "") -> Any:
    """The same figures with those at the given paths exchanged; nothing is changed in place."""
    if path in changes:
        return dict(changes[path])
    if isinstance(value, Mapping):
        return {
            key: item if "title" in value else replaced(item, changes, f"{path}.{key}" if path else key)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [
            replaced(item, changes, f"{path}.{_label(item, place)}" if path else _label(item, place))
            for place, item in enumerate(value)
        ]
    return value
