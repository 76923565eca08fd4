"""What happens about money and redress; facts name rows, numbers and amounts, never people or their words."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class FaultConfirmed(DomainEvent):
    """The product was at fault; the customer had an apology or compensation by then (CMP-15)."""

    name: ClassVar[str] = "complaint.fault_confirmed"


@dataclass(frozen=True)
class RedressNoted(DomainEvent):
    name: ClassVar[str] = "ticket.redress_noted"
    redress: int
    kind: str


@dataclass(frozen=True)
class DamageRecorded(DomainEvent):
    name: ClassVar[str] = "ticket.damage_recorded"
    damage: int
    compensation: int


@dataclass(frozen=True)
class CompensationAsked(DomainEvent):
    name: ClassVar[str] = "ticket.compensation_asked"
    compensation: int
    kind: str
    amount: str
    post: str


@dataclass(frozen=True)
class CompensationDecided(DomainEvent):
    name: ClassVar[str] = "ticket.compensation_decided"
    compensation: int
    amount: str
    granted: bool


@dataclass(frozen=True)
class CompensationPaid(DomainEvent):
    name: ClassVar[str] = "ticket.compensation_paid"
    compensation: int
    amount: str


@dataclass(frozen=True)
class ReceiptIssued(DomainEvent):
    name: ClassVar[str] = "ticket.receipt_issued"
    receipt: int
    number: str
    amount: str


@dataclass(frozen=True)
class ReceiptCorrected(DomainEvent):
    """`number` is that of the counter-entry, `of` that of the receipt it corrects; the amount is below zero."""

    name: ClassVar[str] = "ticket.receipt_corrected"
    receipt: int
    number: str
    of: str
    amount: str


@dataclass(frozen=True)
class PaidVisitTold(DomainEvent):
    name: ClassVar[str] = "ticket.paid_visit_told"
    visit_consent: int
    amount: str
    list_version: str


@dataclass(frozen=True)
class PaidVisitAnswered(DomainEvent):
    name: ClassVar[str] = "ticket.paid_visit_answered"
    visit_consent: int
    agreed: bool


@dataclass(frozen=True)
class RepeatRepairFound(DomainEvent):
    """The unit was repaired for the same fault shortly before, under the number `first` (TKT-25)."""

    name: ClassVar[str] = "ticket.repeat_repair_found"
    first: str


@dataclass(frozen=True)
class RepeatCauseGiven(DomainEvent):
    name: ClassVar[str] = "ticket.repeat_cause_given"
    cause: str
