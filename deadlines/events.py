"""Events of clocks and to-dos; facts name rows, kinds and instants."""

from dataclasses import dataclass
from typing import Any, ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class ClocksStarted(DomainEvent):
    """One or more clocks begin: key, kind, n and due instant of each."""

    name: ClassVar[str] = "clocks.started"
    clocks: list[dict[str, Any]]


@dataclass(frozen=True)
class LevelFired(DomainEvent):
    name: ClassVar[str] = "clock.level_fired"
    clock: int
    kind: str
    level: str
    nominal_at: str
    due_at: str | None
    breach: bool
    told: int
    version: int = 1
    late_from: str | None = None


@dataclass(frozen=True)
class PromisePassed(DomainEvent):
    """A promise is over that an upper room acts upon (`enums.ACTED_UPON`), unkept when it was due."""

    name: ClassVar[str] = "clock.passed"
    clock: int
    kind: str
    due_at: str | None


@dataclass(frozen=True)
class ClockMet(DomainEvent):
    name: ClassVar[str] = "clock.met"
    clock: int
    kind: str
    late: bool


@dataclass(frozen=True)
class ClockStopped(DomainEvent):
    name: ClassVar[str] = "clock.stopped"
    clock: int
    kind: str
    reason: str


@dataclass(frozen=True)
class TimeAgreed(DomainEvent):
    """An agreed instant takes the place of the pack's time (SLA-08)."""

    name: ClassVar[str] = "clock.time_agreed"
    clock: int
    kind: str
    before: str | None
    due_at: str
    version: int | None = None


@dataclass(frozen=True)
class ClockReclassified(DomainEvent):
    """A new promise on the same start (CNV-18)."""

    name: ClassVar[str] = "clock.reclassified"
    clock: int
    kind: str
    version: int
    longer: bool
    before: str | None
    due_at: str | None
    approved_by: int | None


@dataclass(frozen=True)
class ClocksRecalculated(DomainEvent):
    """Another version of a calendar moved clocks: key, kind, due before and now, provisional (CNV-15)."""

    name: ClassVar[str] = "clocks.recalculated"
    calendar: str
    clocks: list[dict[str, Any]]


@dataclass(frozen=True)
class ClocksMerged(DomainEvent):
    """Promises of another subject go on here: key, kind, n, version, due and breach of each."""

    name: ClassVar[str] = "clocks.merged"
    other: str
    clocks: list[dict[str, Any]]


@dataclass(frozen=True)
class DuesMoved(DomainEvent):
    """Clocks of these streams have other due times; rooms that keep the nearest one read it anew."""

    name: ClassVar[str] = "clocks.dues_moved"
    streams: list[int]


@dataclass(frozen=True)
class ClocksReassigned(DomainEvent):
    name: ClassVar[str] = "clocks.reassigned"
    clocks: list[int]
    responsible: int | None
    unit: int


@dataclass(frozen=True)
class PauseAsked(DomainEvent):
    name: ClassVar[str] = "pause.asked"
    pause: int
    clock: int
    kind: str
    reason: str
    starts_at: str
    ends_at: str | None


@dataclass(frozen=True)
class PauseDecided(DomainEvent):
    name: ClassVar[str] = "pause.decided"
    pause: int
    clock: int
    kind: str
    approved: bool
    due_at: str | None
    version: int | None = None
    breached_at: str | None = None


@dataclass(frozen=True)
class PauseEnded(DomainEvent):
    name: ClassVar[str] = "pause.ended"
    pause: int
    clock: int
    kind: str
    due_at: str
    version: int | None = None
    breached_at: str | None = None


@dataclass(frozen=True)
class BreachWithdrawn(DomainEvent):
    """A breach turns out to be none: a pause begun before it was approved late, or the fact was earlier."""

    name: ClassVar[str] = "clock.breach_withdrawn"
    clock: int
    kind: str
    breached_at: str


@dataclass(frozen=True)
class BreachExplained(DomainEvent):
    name: ClassVar[str] = "clock.breach_explained"
    clock: int
    kind: str
    reason: str


@dataclass(frozen=True)
class MajorAnnounced(DomainEvent):
    """Level 0: a major complaint or crisis is told upwards at once (CMP-06)."""

    name: ClassVar[str] = "clock.major_announced"
    severity: str
    told: int


@dataclass(frozen=True)
class RescueSeen(DomainEvent):
    """A promise was given more time shortly before it would have been broken."""

    name: ClassVar[str] = "rescue.seen"
    rescue: int
    clock: int
    kind: str
    how: str


@dataclass(frozen=True)
class RescueJudged(DomainEvent):
    name: ClassVar[str] = "rescue.judged"
    rescue: int
    clock: int
    kind: str
    fine: bool


@dataclass(frozen=True)
class ClockAcknowledged(DomainEvent):
    name: ClassVar[str] = "clock.acknowledged"
    clock: int
    kind: str


@dataclass(frozen=True)
class ClockSnoozed(DomainEvent):
    name: ClassVar[str] = "clock.snoozed"
    clock: int
    kind: str
    until: str


@dataclass(frozen=True)
class TodoOpened(DomainEvent):
    name: ClassVar[str] = "todo.opened"
    todo: int
    kind: str
    due_at: str | None


@dataclass(frozen=True)
class TodoAccepted(DomainEvent):
    name: ClassVar[str] = "todo.accepted"
    todo: int
    kind: str


@dataclass(frozen=True)
class TodoFinished(DomainEvent):
    name: ClassVar[str] = "todo.finished"
    todo: int
    kind: str


@dataclass(frozen=True)
class TodoHandedOver(DomainEvent):
    name: ClassVar[str] = "todo.handed_over"
    todo: int
    kind: str
    owner: int
