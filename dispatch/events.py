"""What happens on work orders; recorded on the ticket's stream, facts name rows, codes and staff only."""

from dataclasses import dataclass, field
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class OrderDispatched(DomainEvent):
    """`approved` is false when the approval follows within its time (TKT-03)."""

    name: ClassVar[str] = "order.dispatched"
    order: int
    number: str
    technician: int
    technician_name: str
    starts_at: str
    ends_at: str
    approved: bool


@dataclass(frozen=True)
class OrderMoved(DomainEvent):
    name: ClassVar[str] = "order.moved"
    order: int
    number: str
    before: str
    after: str


@dataclass(frozen=True)
class OrderReplanned(DomainEvent):
    """`was` is the planned time before, from and to."""

    name: ClassVar[str] = "order.replanned"
    order: int
    number: str
    starts_at: str
    ends_at: str
    was: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class LedgerFilled(DomainEvent):
    name: ClassVar[str] = "order.ledger_filled"
    order: int
    line: int
    slip: str


@dataclass(frozen=True)
class PreparationTicked(DomainEvent):
    name: ClassVar[str] = "order.preparation_ticked"
    order: int
    items: list[str]


@dataclass(frozen=True)
class DepartedLate(DomainEvent):
    name: ClassVar[str] = "order.departed_late"
    order: int
    visit: int


@dataclass(frozen=True)
class FindingsNoted(DomainEvent):
    name: ClassVar[str] = "order.findings_noted"
    order: int
    finding: int


@dataclass(frozen=True)
class MismatchNoted(DomainEvent):
    name: ClassVar[str] = "order.mismatch_noted"
    order: int
    mismatch: int


@dataclass(frozen=True)
class JobEscalated(DomainEvent):
    name: ClassVar[str] = "order.escalated"
    order: int
    escalation: int
    head: int | None
    head_name: str


@dataclass(frozen=True)
class PlanDecided(DomainEvent):
    name: ClassVar[str] = "order.plan_decided"
    order: int
    escalation: int


@dataclass(frozen=True)
class PhotosAdded(DomainEvent):
    name: ClassVar[str] = "order.photos_added"
    order: int
    photos: list[int]


@dataclass(frozen=True)
class RepairFiled(DomainEvent):
    name: ClassVar[str] = "order.repair_filed"
    order: int
    entry: int


@dataclass(frozen=True)
class ReportFiled(DomainEvent):
    name: ClassVar[str] = "order.report_filed"
    order: int
    report: int
    missing: list[str]


@dataclass(frozen=True)
class WorkRated(DomainEvent):
    name: ClassVar[str] = "order.rated"
    order: int
    rating: int
    unsatisfied: bool


@dataclass(frozen=True)
class SignatureTaken(DomainEvent):
    name: ClassVar[str] = "order.signature_taken"
    order: int
    signature: int


@dataclass(frozen=True)
class SignatureRefused(DomainEvent):
    name: ClassVar[str] = "order.signature_refused"
    order: int
    refusal: int


@dataclass(frozen=True)
class CheckedOut(DomainEvent):
    """`called` says whether headquarters was called before leaving (TKT-20)."""

    name: ClassVar[str] = "order.checked_out"
    order: int
    visit: int
    called: bool = True


@dataclass(frozen=True)
class StepKept(DomainEvent):
    """A step that a phone sent late could not take effect and waits for the supervisor."""

    name: ClassVar[str] = "order.step_kept"
    order: int
    post: int
    step: str
    outcome: str


@dataclass(frozen=True)
class KeptDecided(DomainEvent):
    name: ClassVar[str] = "order.kept_decided"
    order: int
    post: int
    step: str
    adopted: bool


@dataclass(frozen=True)
class ClockDoubted(DomainEvent):
    """The phone's clock was off; `skew` in seconds, ours minus the phone's."""

    name: ClassVar[str] = "order.clock_doubted"
    order: int
    step: str
    skew: int


@dataclass(frozen=True)
class VisitEnded(DomainEvent):
    """A visit ended without the work being done; another one follows."""

    name: ClassVar[str] = "order.visit_ended"
    order: int
    visit: int
    outcome: str


@dataclass(frozen=True)
class SteppedOut(DomainEvent):
    name: ClassVar[str] = "order.stepped_out"
    order: int
    step: int
    reason: str


@dataclass(frozen=True)
class SteppedIn(DomainEvent):
    name: ClassVar[str] = "order.stepped_in"
    order: int
    step: int


@dataclass(frozen=True)
class HelpAsked(DomainEvent):
    """A step of the chain of help, or that it was left out."""

    name: ClassVar[str] = "order.help_asked"
    order: int
    step: int
    level: str
    skipped: bool


@dataclass(frozen=True)
class ItemProposed(DomainEvent):
    name: ClassVar[str] = "order.item_proposed"
    order: int
    item: int
    change: str


@dataclass(frozen=True)
class ItemDecided(DomainEvent):
    name: ClassVar[str] = "order.item_decided"
    order: int
    item: int
    state: str


@dataclass(frozen=True)
class QualityFlagged(DomainEvent):
    name: ClassVar[str] = "order.quality_flagged"
    order: int
    flag: int


@dataclass(frozen=True)
class PaperIssued(DomainEvent):
    """A form got its number."""

    name: ClassVar[str] = "ticket.paper_issued"
    paper: int
    kind: str
    number: str


@dataclass(frozen=True)
class VanWithoutUnit(DomainEvent):
    """Gone without a standby unit, for a reason that stands on the visit (PRT-06)."""

    name: ClassVar[str] = "dispatch.van_without_unit"
    order: int
    visit: int


@dataclass(frozen=True)
class RepairEstimated(DomainEvent):
    """How long the repair will take from now on, and whether that keeps the promise (SLA-11)."""

    name: ClassVar[str] = "dispatch.repair_estimated"
    order: int
    visit: int
    minutes: int
    finish: str
    in_time: bool
