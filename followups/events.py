"""Events of follow-up calls."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class CallOpened(DomainEvent):
    name: ClassVar[str] = "followup.opened"
    call: int
    due_at: str


@dataclass(frozen=True)
class CallFailed(DomainEvent):
    name: ClassVar[str] = "followup.attempt_failed"
    call: int
    days: int
    unreachable: bool


@dataclass(frozen=True)
class CallAnswered(DomainEvent):
    name: ClassVar[str] = "followup.answered"
    call: int
    satisfaction: str
    reopened: bool
