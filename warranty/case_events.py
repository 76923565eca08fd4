"""Events of exchange, return and factory repair; facts name rows and codes, never what a person wrote."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class CaseStarted(DomainEvent):
    """On the case and on its ticket."""

    name: ClassVar[str] = "case.started"
    case: int
    number: str
    kind: str


@dataclass(frozen=True)
class CaseMoved(DomainEvent):
    name: ClassVar[str] = "case.moved"
    old: str
    to: str
    outcome: str = ""
    withdrawn: bool = False


@dataclass(frozen=True)
class CaseEnded(DomainEvent):
    """On the ticket."""

    name: ClassVar[str] = "case.ended"
    case: int
    number: str
    state: str


@dataclass(frozen=True)
class ParcelAnnounced(DomainEvent):
    name: ClassVar[str] = "case.parcel_announced"
    parcel: int
    way: str


@dataclass(frozen=True)
class ParcelArrived(DomainEvent):
    name: ClassVar[str] = "case.parcel_arrived"
    parcel: int
    missing: list[str]


@dataclass(frozen=True)
class CaseAppraised(DomainEvent):
    name: ClassVar[str] = "case.appraised"
    appraisal: int
    finding: str
    by: str


@dataclass(frozen=True)
class RefundAsked(DomainEvent):
    """A refund above the decider's own amount waits for somebody who may."""

    name: ClassVar[str] = "case.refund_asked"
    amount: str


@dataclass(frozen=True)
class FreightRepaid(DomainEvent):
    """The amount in CNY."""

    name: ClassVar[str] = "case.freight_repaid"
    amount: str


@dataclass(frozen=True)
class CaseCostAdded(DomainEvent):
    name: ClassVar[str] = "case.cost"
    cost: int
    what: str
    bearer: str
    amount: str


@dataclass(frozen=True)
class UnitExchanged(DomainEvent):
    """A unit took the place of another."""

    name: ClassVar[str] = "case.unit_exchanged"
    old: int
    new: int


@dataclass(frozen=True)
class CaseFileAdded(DomainEvent):
    name: ClassVar[str] = "case.file"
    file: str
