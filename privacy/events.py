"""Events of requests; what the customer wrote stands in the row."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class RequestRegistered(DomainEvent):
    name: ClassVar[str] = "privacy.request_registered"
    kind: str
    source: str


@dataclass(frozen=True)
class RequestSettled(DomainEvent):
    name: ClassVar[str] = "privacy.request_settled"
    state: str


@dataclass(frozen=True)
class CopyMade(DomainEvent):
    name: ClassVar[str] = "privacy.copy_made"
    rows: int


@dataclass(frozen=True)
class CopyTaken(DomainEvent):
    name: ClassVar[str] = "privacy.copy_taken"
    by_customer: bool


@dataclass(frozen=True)
class CustomerErased(DomainEvent):
    """On the customer's stream."""

    name: ClassVar[str] = "privacy.customer_erased"
    rows: int
    replayed: bool
