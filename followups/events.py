"""Events of follow-up; facts name rows and codes, never what a customer said."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class CallOpened(DomainEvent):
    name: ClassVar[str] = "followup.opened"
    call: int
    due_at: str
    kind: str = "after_service"


@dataclass(frozen=True)
class CallFailed(DomainEvent):
    name: ClassVar[str] = "followup.attempt_failed"
    call: int
    days: int
    unreachable: bool


@dataclass(frozen=True)
class CallPartial(DomainEvent):
    name: ClassVar[str] = "followup.partial"
    call: int
    answers: int


@dataclass(frozen=True)
class CallAnswered(DomainEvent):
    name: ClassVar[str] = "followup.answered"
    call: int
    satisfaction: str
    reopened: bool
    complaint: int | None = None


@dataclass(frozen=True)
class CallAssigned(DomainEvent):
    name: ClassVar[str] = "followup.assigned"
    call: int
    assignee: int
    assignee_name: str


@dataclass(frozen=True)
class InstallationEnded(DomainEvent):
    name: ClassVar[str] = "followup.installation_ended"
    ended_at: str


@dataclass(frozen=True)
class DeliveryRegistered(DomainEvent):
    name: ClassVar[str] = "delivery.registered"
    delivered_on: str


@dataclass(frozen=True)
class VisitBooked(DomainEvent):
    name: ClassVar[str] = "spot_check.booked"
    booked_for: str
    visitor: int
    visitor_name: str


@dataclass(frozen=True)
class VisitNoted(DomainEvent):
    name: ClassVar[str] = "spot_check.noted"
    topics: int
    signed: bool


@dataclass(frozen=True)
class VisitDone(DomainEvent):
    name: ClassVar[str] = "spot_check.done"
    failed_topics: int


@dataclass(frozen=True)
class VisitCancelled(DomainEvent):
    name: ClassVar[str] = "spot_check.cancelled"


@dataclass(frozen=True)
class VisitorReturned(DomainEvent):
    name: ClassVar[str] = "spot_check.returned"
    returned_at: str


@dataclass(frozen=True)
class SlipMoved(DomainEvent):
    name: ClassVar[str] = "feedback_slip.moved"
    old: str
    to: str


@dataclass(frozen=True)
class SpotWeekShort(DomainEvent):
    name: ClassVar[str] = "spot_check.week_short"
    monday: str
    done: int
    required: int


@dataclass(frozen=True)
class SatisfactionFell(DomainEvent):
    name: ClassVar[str] = "satisfaction.fell"
    month: str
    before: str
    now: str


@dataclass(frozen=True)
class TracingNamed(DomainEvent):
    name: ClassVar[str] = "followup.tracer_named"
    owner: int
    owner_name: str


@dataclass(frozen=True)
class PlanMade(DomainEvent):
    name: ClassVar[str] = "followup_plan.made"
    period: str
    first_day: str


@dataclass(frozen=True)
class PlanTaskAdded(DomainEvent):
    name: ClassVar[str] = "followup_plan.task_added"
    task: int


@dataclass(frozen=True)
class PlanTaskDone(DomainEvent):
    name: ClassVar[str] = "followup_plan.task_done"
    task: int


@dataclass(frozen=True)
class PlanClosed(DomainEvent):
    name: ClassVar[str] = "followup_plan.closed"
    evaluation: int


@dataclass(frozen=True)
class MailingMade(DomainEvent):
    name: ClassVar[str] = "usage_mailing.made"
    customers: int
    first_day: str
    run_on: str


@dataclass(frozen=True)
class SurveyMade(DomainEvent):
    name: ClassVar[str] = "survey.made"
    year: int
    half: int


@dataclass(frozen=True)
class SurveyFrozen(DomainEvent):
    name: ClassVar[str] = "survey.frozen"
    population: int
    drawn: int
    seed: str
    algorithm: str


@dataclass(frozen=True)
class SurveyorAssigned(DomainEvent):
    name: ClassVar[str] = "survey.surveyor_assigned"
    interviews: int
    surveyor: int
    surveyor_name: str


@dataclass(frozen=True)
class InterviewClosed(DomainEvent):
    name: ClassVar[str] = "survey.interview_closed"
    interview: int
    state: str
    way: str


@dataclass(frozen=True)
class ReplacementDrawn(DomainEvent):
    """`rank` is the place in the stratum's order; 0 when the stratum has nobody left."""

    name: ClassVar[str] = "survey.replacement_drawn"
    interview: int
    replacement: int | None
    rank: int


@dataclass(frozen=True)
class SurveyClosed(DomainEvent):
    name: ClassVar[str] = "survey.closed"
    reached: int
    answered: int
