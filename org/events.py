"""Events of the organisation."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class ApprovalAsked(DomainEvent):
    name: ClassVar[str] = "approval.asked"
    kind: str
    approval: int


@dataclass(frozen=True)
class ApprovalDecided(DomainEvent):
    name: ClassVar[str] = "approval.decided"
    kind: str
    approval: int
    decision: str
