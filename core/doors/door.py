"""A door, and what comes through it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass
class Door(Generic[T]):
    """A named list that rooms fill when apps load."""

    name: str
    items: list[T] = field(default_factory=list)

    def register(self, item: T) -> T:
        if item not in self.items:
            self.items.append(item)
        return item

    def __iter__(self) -> Iterator[T]:
        return iter(sorted(self.items, key=lambda item: getattr(item, "rank", 0)))
