"""Events of claims, verdicts, repairs and rights; they name rows, never people."""

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


@dataclass(frozen=True)
class RightGained(DomainEvent):
    """A right of the unit's owner is reached; `title` is the rule's own."""

    name: ClassVar[str] = "warranty.right_reached"
    right: int
    asset: int
    title: str
    gives: list[str]


@dataclass(frozen=True)
class ClaimStated(DomainEvent):
    """Facts of a claim were written down; `fields` names which."""

    name: ClassVar[str] = "warranty.claim_stated"
    fields: list[str]


@dataclass(frozen=True)
class Judged(DomainEvent):
    """A new verdict; `before` is the one in force until then, empty for the first."""

    name: ClassVar[str] = "warranty.judged"
    judgement: int
    n: int
    why: str
    effective: str
    fallback: str
    before: str


@dataclass(frozen=True)
class VerdictOverridden(DomainEvent):
    """The supervisor put another verdict in place; with an approval it waits."""

    name: ClassVar[str] = "warranty.verdict_overridden"
    override: int
    judged: str
    verdict: str
    amount: str
    waits: bool


@dataclass(frozen=True)
class OverrideDecided(DomainEvent):
    """An override that waited was granted or returned."""

    name: ClassVar[str] = "warranty.override_decided"
    override: int
    approved: bool


@dataclass(frozen=True)
class PromiseHandedOver(DomainEvent):
    name: ClassVar[str] = "warranty.promise_handed_over"
    on: str


@dataclass(frozen=True)
class QuotationMoved(DomainEvent):
    """A quotation was drafted, sent, answered or taken back."""

    name: ClassVar[str] = "warranty.quotation_moved"
    quotation: int
    to: str
    total: str
    way: str
