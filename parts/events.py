"""Events of depots, standby units and loans."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class DepotOpened(DomainEvent):
    name: ClassVar[str] = "parts.depot_opened"
    tier: int
    unit: str


@dataclass(frozen=True)
class DepotChanged(DomainEvent):
    """Which columns of the register were changed."""

    name: ClassVar[str] = "parts.depot_changed"
    columns: list[str]


@dataclass(frozen=True)
class UnitMoved(DomainEvent):
    """On the unit's own stream; `van` names the technician, `about` the number of a ticket or case."""

    name: ClassVar[str] = "parts.unit_moved"
    move: int
    kind: str
    depot: str
    van: str
    about: str


@dataclass(frozen=True)
class StandbyOrdered(DomainEvent):
    name: ClassVar[str] = "parts.standby_ordered"
    order: int
    number: str
    kind: str
    why: str
    model: str


@dataclass(frozen=True)
class StandbyAssigned(DomainEvent):
    name: ClassVar[str] = "parts.standby_assigned"
    order: int
    number: str
    kind: str
    serial: str
    depot: str


@dataclass(frozen=True)
class StandbyCancelled(DomainEvent):
    name: ClassVar[str] = "parts.standby_cancelled"
    order: int
    number: str
    kind: str


@dataclass(frozen=True)
class UnitLent(DomainEvent):
    """On the stream of the ticket or case (WAR-48)."""

    name: ClassVar[str] = "parts.unit_lent"
    loan: int
    number: str
    unit: int
    model: str
    serial: str
    due_back_on: str


@dataclass(frozen=True)
class LoanExtended(DomainEvent):
    name: ClassVar[str] = "parts.loan_extended"
    loan: int
    number: str
    before: str
    due_back_on: str


@dataclass(frozen=True)
class LoanOverdue(DomainEvent):
    name: ClassVar[str] = "parts.loan_overdue"
    loan: int
    number: str
    serial: str
    due_back_on: str


@dataclass(frozen=True)
class UnitReturned(DomainEvent):
    name: ClassVar[str] = "parts.unit_returned"
    loan: int
    number: str
    serial: str


@dataclass(frozen=True)
class StandbyShort(DomainEvent):
    """A region keeps too few units (PRT-05)."""

    name: ClassVar[str] = "parts.standby_short"
    installed: int
    required: int
    stock: int


@dataclass(frozen=True)
class ShortfallEnded(DomainEvent):
    name: ClassVar[str] = "parts.shortfall_ended"
    required: int
    stock: int
