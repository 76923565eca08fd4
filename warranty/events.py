"""Events of repairs and rights; they name rows, never people."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class RepairBegun(DomainEvent):
    name: ClassVar[str] = "warranty.repair_begun"
    repair: int
    asset: int
    kind: str


@dataclass(frozen=True)
class RepairFinished(DomainEvent):
    """`fixed` is None where nothing had to be repaired."""

    name: ClassVar[str] = "warranty.repair_finished"
    repair: int
    asset: int
    fixed: bool | None
    days: int


@dataclass(frozen=True)
class RepairFailed(DomainEvent):
    """The fault came back after a repair that was thought to have mended it."""

    name: ClassVar[str] = "warranty.repair_failed"
    repair: int
    asset: int
