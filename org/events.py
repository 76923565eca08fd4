"""Events of the organisation; names of staff and units may stand in them."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class ApprovalAsked(DomainEvent):
    name: ClassVar[str] = "approval.asked"
    kind: str
    approval: int


@dataclass(frozen=True)
class ApprovalDecided(DomainEvent):
    name: ClassVar[str] = "approval.decided"
    kind: str
    approval: int
    decision: str


@dataclass(frozen=True)
class PersonAdded(DomainEvent):
    name: ClassVar[str] = "person.added"
    username: str


@dataclass(frozen=True)
class PersonEdited(DomainEvent):
    """Which fields changed; the values stand in the account."""

    name: ClassVar[str] = "person.edited"
    fields: list[str]


@dataclass(frozen=True)
class PersonStateChanged(DomainEvent):
    name: ClassVar[str] = "person.state_changed"
    active: bool


@dataclass(frozen=True)
class PasswordReset(DomainEvent):
    """By an administrator; the person has to choose another one at the next sign-in."""

    name: ClassVar[str] = "person.password_reset"


@dataclass(frozen=True)
class PasswordChanged(DomainEvent):
    """By the person."""

    name: ClassVar[str] = "person.password_changed"


@dataclass(frozen=True)
class PostGiven(DomainEvent):
    name: ClassVar[str] = "post.given"
    post: str
    unit: int
    unit_name: str
    since: str


@dataclass(frozen=True)
class PostEnded(DomainEvent):
    name: ClassVar[str] = "post.ended"
    post: str
    unit: int
    unit_name: str
    until: str


@dataclass(frozen=True)
class TokenMade(DomainEvent):
    name: ClassVar[str] = "token.made"
    token: int
    label: str


@dataclass(frozen=True)
class TokenRevoked(DomainEvent):
    name: ClassVar[str] = "token.revoked"
    token: int
    label: str


@dataclass(frozen=True)
class UnitAdded(DomainEvent):
    name: ClassVar[str] = "unit.added"
    code: str
    title: str


@dataclass(frozen=True)
class UnitEdited(DomainEvent):
    name: ClassVar[str] = "unit.edited"
    title_before: str
    title: str
    active_before: bool
    active: bool


@dataclass(frozen=True)
class ServiceManagerNamed(DomainEvent):
    """Who answers for a project; nobody when it was taken back."""

    name: ClassVar[str] = "unit.service_manager_named"
    manager: int | None
    title: str


@dataclass(frozen=True)
class UnitWentLive(DomainEvent):
    name: ClassVar[str] = "unit.went_live"
    since: str


@dataclass(frozen=True)
class RosterPublished(DomainEvent):
    name: ClassVar[str] = "roster.published"
    roster: int
    monday: str


@dataclass(frozen=True)
class RosterChanged(DomainEvent):
    """A published week was changed and still holds."""

    name: ClassVar[str] = "roster.changed"
    roster: int
    monday: str


@dataclass(frozen=True)
class AbsenceAsked(DomainEvent):
    """`state` is approved where no work ties the person."""

    name: ClassVar[str] = "absence.asked"
    absence: int
    since: str
    until: str
    state: str


@dataclass(frozen=True)
class AbsenceChanged(DomainEvent):
    name: ClassVar[str] = "absence.changed"
    absence: int
    state: str


@dataclass(frozen=True)
class CalendarPublished(DomainEvent):
    """A version of a year is in force; promises on the calendar have to be computed anew (CNV-15)."""

    name: ClassVar[str] = "calendar.published"
    calendar: str
    year: int
    version: int


@dataclass(frozen=True)
class EmergencyDutySet(DomainEvent):
    """The emergency contacts of these days were named."""

    name: ClassVar[str] = "emergency_duty.set"
    days: list[str]
