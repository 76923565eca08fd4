"""What happens to tickets; facts name rows and codes, never what a customer said or is called."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent
from tickets.money_events import PaidVisitAnswered as PaidVisitAnswered


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
    """`round` is 1 before the first reopening; `assignee` is who held the job before.

    `settled` is how the matter ended, where it was neither by a visit nor in a call.
    """

    name: ClassVar[str] = "ticket.status_changed"
    old: str
    to: str
    round: int
    assignee: int | None = None
    settled: str = ""


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
class TicketRepeated(DomainEvent):
    """The customer came again for this ticket."""

    name: ClassVar[str] = "ticket.repeated"
    repeat: int
    channel: str


@dataclass(frozen=True)
class TicketMerged(DomainEvent):
    """On both tickets: `other` is the number of the other one; `merge` names the row on the one that ended."""

    name: ClassVar[str] = "ticket.merged"
    other: str
    merge: int | None


@dataclass(frozen=True)
class TicketLinked(DomainEvent):
    """On both tickets: `other` is the number of the other one, `first` whether that is the earlier one."""

    name: ClassVar[str] = "ticket.linked"
    other: str
    kind: str
    first: bool


@dataclass(frozen=True)
class PriceQuoted(DomainEvent):
    name: ClassVar[str] = "ticket.price_quoted"
    quote: int
    price: str
    list_version: str
    amount: str


@dataclass(frozen=True)
class ChargeAdded(DomainEvent):
    name: ClassVar[str] = "ticket.charge_added"
    charge: int
    category: str
    amount: str


@dataclass(frozen=True)
class LetterLogged(DomainEvent):
    name: ClassVar[str] = "letter.logged"
    channel: str
    direction: str


@dataclass(frozen=True)
class LetterAnswered(DomainEvent):
    name: ClassVar[str] = "letter.answered"
    reply: int
    channel: str


@dataclass(frozen=True)
class LetterArchived(DomainEvent):
    name: ClassVar[str] = "letter.archived"


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
    department: str = ""


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


@dataclass(frozen=True)
class HandlerNamed(DomainEvent):
    """Who handles a complaint from now on."""

    name: ClassVar[str] = "complaint.handler_named"
    handler: int
    handler_name: str


@dataclass(frozen=True)
class FactAdded(DomainEvent):
    name: ClassVar[str] = "complaint.fact_added"
    fact: int
    source: str


@dataclass(frozen=True)
class FactsConfirmed(DomainEvent):
    name: ClassVar[str] = "complaint.facts_confirmed"
    facts: list[int]


@dataclass(frozen=True)
class CustomerAnswered(DomainEvent):
    """The customer's scores for result and process, 1 to 5."""

    name: ClassVar[str] = "complaint.customer_answered"
    result: int
    process: int


@dataclass(frozen=True)
class DepartmentScored(DomainEvent):
    name: ClassVar[str] = "complaint.department_scored"
    department: str
    score: int


@dataclass(frozen=True)
class MediaFlagged(DomainEvent):
    """Journalists are about; `told` are the posts that were told."""

    name: ClassVar[str] = "complaint.media_flagged"
    note: int
    told: list[str]


@dataclass(frozen=True)
class StatementMade(DomainEvent):
    name: ClassVar[str] = "complaint.statement_made"
    statement: int
    audience: str


@dataclass(frozen=True)
class InstructionGiven(DomainEvent):
    """The group orders something; a task stands for it."""

    name: ClassVar[str] = "complaint.instruction_given"
    note: int
    todo: int


@dataclass(frozen=True)
class ComplaintFollowed(DomainEvent):
    """Somebody of the group begins or ends to follow it."""

    name: ClassVar[str] = "complaint.followed"
    follows: bool


@dataclass(frozen=True)
class PenaltyEntered(DomainEvent):
    name: ClassVar[str] = "complaint.penalty_entered"
    penalty: int


@dataclass(frozen=True)
class CommitmentMade(DomainEvent):
    name: ClassVar[str] = "ticket.commitment_made"
    commitment: int
    kind: str
    amount: str | None
    promised_at: str | None
    months: int | None = None


@dataclass(frozen=True)
class CommitmentAsked(DomainEvent):
    name: ClassVar[str] = "ticket.commitment_asked"
    commitment: int
    kind: str
    amount: str | None
    promised_at: str | None
    months: int | None = None


@dataclass(frozen=True)
class CustomerMessaged(DomainEvent):
    """A department wrote to the customer (ORG-16)."""

    name: ClassVar[str] = "ticket.customer_messaged"
    customer_message: int
    department: str
    channel: str


@dataclass(frozen=True)
class CriteriaNoted(DomainEvent):
    """What makes a complaint major: injury or safety risk, and whether a claim is stated (CMP-05)."""

    name: ClassVar[str] = "complaint.criteria_noted"
    injury: bool
    claim: bool


@dataclass(frozen=True)
class SameCauseFound(DomainEvent):
    """Enough customers complain of the same cause; `tickets` are all of them."""

    name: ClassVar[str] = "complaint.same_cause"
    tickets: list[int]


@dataclass(frozen=True)
class ReferralReceived(DomainEvent):
    name: ClassVar[str] = "referral.received"
    referral: int
    last_day: str
    warned_at: str


@dataclass(frozen=True)
class ReferralResolved(DomainEvent):
    """The meeting has decided; the reply to the authority is free (CMP-08)."""

    name: ClassVar[str] = "referral.resolved"
    referral: int
    met_on: str


@dataclass(frozen=True)
class ReferralReplied(DomainEvent):
    name: ClassVar[str] = "referral.replied"
    referral: int
