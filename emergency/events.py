"""Events of emergencies."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class EmergencyProposed(DomainEvent):
    """What was seen: how many in the window, and how many in the days before."""

    name: ClassVar[str] = "emergency.proposed"
    sign: str
    count: int
    before: int


@dataclass(frozen=True)
class EmergencyDecided(DomainEvent):
    name: ClassVar[str] = "emergency.decided"
    verdict: str
