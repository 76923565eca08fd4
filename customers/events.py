"""Events of customers and their units; they name rows and fields, never values."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class CustomerAdded(DomainEvent):
    name: ClassVar[str] = "customer.added"
    contact: int


@dataclass(frozen=True)
class ContactAdded(DomainEvent):
    name: ClassVar[str] = "customer.contact_added"
    contact: int
    same_number: bool


@dataclass(frozen=True)
class SiteAdded(DomainEvent):
    name: ClassVar[str] = "customer.site_added"
    site: int


@dataclass(frozen=True)
class ContractAdded(DomainEvent):
    name: ClassVar[str] = "customer.contract_added"
    contract: int
    number: str


@dataclass(frozen=True)
class ValueCorrected(DomainEvent):
    name: ClassVar[str] = "customer.value_corrected"
    table: str
    row: int
    field: str


@dataclass(frozen=True)
class CustomersMerged(DomainEvent):
    """On both streams: `other` is the customer that came, or the one that it went to."""

    name: ClassVar[str] = "customer.merged"
    merge: int
    other: int
    kept: bool


@dataclass(frozen=True)
class MergeUndone(DomainEvent):
    name: ClassVar[str] = "customer.merge_undone"
    merge: int
    other: int
    kept: bool


@dataclass(frozen=True)
class AssetAdded(DomainEvent):
    name: ClassVar[str] = "asset.added"
    customer: int
    model: str


@dataclass(frozen=True)
class AssetMoved(DomainEvent):
    name: ClassVar[str] = "asset.moved"
    site: int


@dataclass(frozen=True)
class ConsentGiven(DomainEvent):
    name: ClassVar[str] = "consent.given"
    consent: int
    purpose: str
    source: str


@dataclass(frozen=True)
class ConsentWithdrawn(DomainEvent):
    name: ClassVar[str] = "consent.withdrawn"
    consent: int
    purpose: str


@dataclass(frozen=True)
class LinkIssued(DomainEvent):
    name: ClassVar[str] = "link.issued"
    link: int
    purposes: list[str]


@dataclass(frozen=True)
class LinkRevoked(DomainEvent):
    name: ClassVar[str] = "link.revoked"
    link: int


@dataclass(frozen=True)
class EmergencyContactAdded(DomainEvent):
    name: ClassVar[str] = "site.emergency_contact_added"
    site: int
    contact: int


@dataclass(frozen=True)
class EmergencyContactRemoved(DomainEvent):
    name: ClassVar[str] = "site.emergency_contact_removed"
    site: int
    contact: int


@dataclass(frozen=True)
class SaleRecorded(DomainEvent):
    name: ClassVar[str] = "asset.sale_recorded"
    sale: int
    customer: int


@dataclass(frozen=True)
class SaleCorrected(DomainEvent):
    name: ClassVar[str] = "asset.sale_corrected"
    sale: int
    fields: list[str]


@dataclass(frozen=True)
class AssetTransferred(DomainEvent):
    name: ClassVar[str] = "asset.transferred"
    ownership: int
    customer: int


@dataclass(frozen=True)
class AssetReplaced(DomainEvent):
    """On both streams: `other` is the new unit for the old one, and the old one for the new."""

    name: ClassVar[str] = "asset.replaced"
    other: int
    serial: str
    old: bool


@dataclass(frozen=True)
class AssetRetired(DomainEvent):
    name: ClassVar[str] = "asset.retired"
    state: str
