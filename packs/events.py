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


@dataclass(frozen=True)
class PackDraftOpened(DomainEvent):
    name: ClassVar[str] = "pack_draft.opened"
    pack: str
    base_version: int


@dataclass(frozen=True)
class PackDraftEdited(DomainEvent):
    """Titles of a section and of its figures that got another value, source or basis."""

    name: ClassVar[str] = "pack_draft.edited"
    section: str
    fields: list[str]


@dataclass(frozen=True)
class PackDraftMoved(DomainEvent):
    name: ClassVar[str] = "pack_draft.moved"
    before: str
    after: str


@dataclass(frozen=True)
class PackVersionPublished(DomainEvent):
    """A version made of a draft; recorded for the pack and for the draft."""

    name: ClassVar[str] = "pack.version_published"
    pack: str
    version: int
    effective_from: str
