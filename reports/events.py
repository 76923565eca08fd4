"""Events of reports."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


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
class ReportSent(DomainEvent):
    name: ClassVar[str] = "report.sent"
    version: int
    late: bool


@dataclass(frozen=True)
class ReportOverdue(DomainEvent):
    name: ClassVar[str] = "report.overdue"
    due_at: str


@dataclass(frozen=True)
class ReportRevised(DomainEvent):
    """The reason stands in the new version's row."""

    name: ClassVar[str] = "report.revised"
    version: int
