"""What happens to tickets; facts name rows and codes, never what a customer said or is called."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class TicketRegistered(DomainEvent):
    name: ClassVar[str] = "ticket.registered"
    channel: str
    intent: str
    service_type: str
    urgency: str
    fault: bool
    owner: int | None


@dataclass(frozen=True)
class TicketImported(DomainEvent):
    """An old call taken over: nobody is told."""

    name: ClassVar[str] = "ticket.imported"
    channel: str
    intent: str
    service_type: str
    urgency: str
    fault: bool
    owner: int | None


@dataclass(frozen=True)
class TicketStatusChanged(DomainEvent):
    """`round` is 1 before the first reopening; `assignee` is who held the job before."""

    name: ClassVar[str] = "ticket.status_changed"
    old: str
    to: str
    round: int
    assignee: int | None = None


@dataclass(frozen=True)
class TicketReopened(DomainEvent):
    name: ClassVar[str] = "ticket.reopened"
    round: int
    reopening: int


@dataclass(frozen=True)
class TicketReclassified(DomainEvent):
    """Old and new values of the fields that changed, as [field, old, new]."""

    name: ClassVar[str] = "ticket.reclassified"
    reclassification: int
    changes: list[list[str]]


@dataclass(frozen=True)
class OwnerChanged(DomainEvent):
    name: ClassVar[str] = "ticket.owner_changed"
    old: int | None
    new: int
    new_name: str


@dataclass(frozen=True)
class ContactLogged(DomainEvent):
    name: ClassVar[str] = "ticket.contact_logged"
    contact: int
    channel: str
    direction: str
    reached: bool
    agreed_at: str | None


@dataclass(frozen=True)
class NoteAdded(DomainEvent):
    name: ClassVar[str] = "ticket.note_added"
    note: int
    kind: str


@dataclass(frozen=True)
class ComplaintClassified(DomainEvent):
    name: ClassVar[str] = "complaint.classified"
    old: str
    severity: str


@dataclass(frozen=True)
class ComplaintVerified(DomainEvent):
    name: ClassVar[str] = "complaint.verified"
    founded: bool
    note: int


@dataclass(frozen=True)
class ComplaintHandled(DomainEvent):
    name: ClassVar[str] = "complaint.handled"
    note: int


@dataclass(frozen=True)
class ComplaintStageChanged(DomainEvent):
    name: ClassVar[str] = "complaint.stage_changed"
    old: str
    to: str


@dataclass(frozen=True)
class AlarmReceived(DomainEvent):
    name: ClassVar[str] = "ticket.alarm_received"
    alarm: int
    fault_code: str


@dataclass(frozen=True)
class CustomerWrote(DomainEvent):
    name: ClassVar[str] = "ticket.customer_wrote"
    note: int


@dataclass(frozen=True)
class PhotosSent(DomainEvent):
    name: ClassVar[str] = "ticket.photos_sent"
    photos: list[int]


@dataclass(frozen=True)
class CustomerWished(DomainEvent):
    name: ClassVar[str] = "ticket.customer_wished"
    todo: int
    wished_at: str


@dataclass(frozen=True)
class LetterReceived(DomainEvent):
    """`letter` is empty for what was found out while taking one in."""

    name: ClassVar[str] = "ticket.letter_received"
    letter: int | None
    note: int
