"""Events that leave the house: rooms publish them here, whoever carries them subscribes once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.doors import HOOK_EVENTS
from core.events import DomainEvent, Handler, on
from core.models import Event


@dataclass(frozen=True)
class HookEvent:
    """An event other systems may ask for: its word, and what they are told (ids, numbers, states only)."""

    event: type[DomainEvent]
    words: Any
    rank: int
    data: Callable[[Event], dict[str, Any] | None]

    @property
    def name(self) -> str:
        return self.event.name


_carriers: list[Handler] = []


def publish(item: HookEvent) -> HookEvent:
    """Offer an event to other systems."""
    HOOK_EVENTS.register(item)
    for carrier in _carriers:
        on(item.event)(carrier)
    return item


def carry(handler: Handler) -> Handler:
    """Subscribe a carrier to all published events, also to those published later."""
    _carriers.append(handler)
    for item in HOOK_EVENTS:
        on(item.event)(handler)
    return handler


def hook_named(name: str) -> HookEvent | None:
    """The published event of a name."""
    found: HookEvent | None = next((item for item in HOOK_EVENTS if item.name == name), None)
    return found
