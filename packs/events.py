"""Events of the policy packs."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class PackVersionLoaded(DomainEvent):
    name: ClassVar[str] = "pack.version_loaded"
    pack: str
    version: int
    sections: list[str]


@dataclass(frozen=True)
class PackActivated(DomainEvent):
    name: ClassVar[str] = "pack.activated"
    pack: str
    rank: str
    key: str
    since: str | None


@dataclass(frozen=True)
class PackDeactivated(DomainEvent):
    name: ClassVar[str] = "pack.deactivated"
    pack: str
    rank: str
    key: str
    until: str
