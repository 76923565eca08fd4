"""What a job's history holds; who took which list out of the house can be read there."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class JobStarted(DomainEvent):
    name: ClassVar[str] = "job.started"
    kind: str
    title: str


@dataclass(frozen=True)
class JobCancelAsked(DomainEvent):
    name: ClassVar[str] = "job.cancel_asked"


@dataclass(frozen=True)
class JobResumed(DomainEvent):
    """A person took cancelled or failed work up again."""

    name: ClassVar[str] = "job.resumed"


@dataclass(frozen=True)
class JobFinished(DomainEvent):
    name: ClassVar[str] = "job.finished"
    kind: str
    title: str
    outcome: str
    files: int
    owner: int | None
