"""Events of reports."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class ReportOpened(DomainEvent):
    name: ClassVar[str] = "report.opened"
    kind: str
    period: str
    due_at: str


@dataclass(frozen=True)
class ReportFrozen(DomainEvent):
    name: ClassVar[str] = "report.frozen"
    version: int
    digest: str
    rows: int


@dataclass(frozen=True)
class ReportRemarked(DomainEvent):
    name: ClassVar[str] = "report.remarked"
    version: int


@dataclass(frozen=True)
class ReportSubmitted(DomainEvent):
    name: ClassVar[str] = "report.submitted"
    version: int


@dataclass(frozen=True)
class ReportReturned(DomainEvent):
    """The signer wants changes; the reason stands in the facts, it names no customer."""

    name: ClassVar[str] = "report.returned"
    version: int
    reason: str


@dataclass(frozen=True)
class ReportSigned(DomainEvent):
    name: ClassVar[str] = "report.signed"
    version: int
    digest: str


@dataclass(frozen=True)
class ReportHandedOver(DomainEvent):
    name: ClassVar[str] = "report.handed_over"
    version: int
    slot: str


@dataclass(frozen=True)
class ReportSent(DomainEvent):
    name: ClassVar[str] = "report.sent"
    version: int
    late: bool


@dataclass(frozen=True)
class ReportOverdue(DomainEvent):
    """Written until clocks took over the reminders of reports; kept for what it said then."""

    name: ClassVar[str] = "report.overdue"
    due_at: str


@dataclass(frozen=True)
class ReportRevised(DomainEvent):
    """The reason stands in the new version's row."""

    name: ClassVar[str] = "report.revised"
    version: int


@dataclass(frozen=True)
class PaperHandedIn(DomainEvent):
    """An order, slip or feedback form came back from a trip."""

    name: ClassVar[str] = "report.paper_handed_in"
    visit: int
    paper: str
    in_time: bool


@dataclass(frozen=True)
class FeedbackFormMissing(DomainEvent):
    name: ClassVar[str] = "report.feedback_form_missing"
    visit: int
