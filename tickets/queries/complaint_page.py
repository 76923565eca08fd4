"""Everything the page of one complaint shows, and its form of eight blocks (RPT-14)."""

from dataclasses import dataclass
from typing import Any

from deadlines.models import Todo
from deadlines.queries import tasks_of
from tickets.enums import NoteKind, Stage
from tickets.models import (
    Commitment,
    Compensation,
    Complaint,
    ComplaintFact,
    ContactLog,
    DepartmentScore,
    Following,
    Note,
    Penalty,
    Redress,
    Referral,
    Statement,
)


@dataclass(frozen=True)
class ComplaintPage:
    """Plain data of the page."""

    complaint: Complaint
    facts: list[ComplaintFact]
    progress: list[Note]
    tasks: list[Todo]
    contacts: list[ContactLog]
    commitments: list[Commitment]
    statements: list[Statement]
    penalties: list[Penalty]
    scores: list[DepartmentScore]
    followers: list[Following]
    referrals: list[Referral]
    redress: list[Redress]
    compensations: list[Compensation]


def complaint_page(complaint: Complaint) -> ComplaintPage:
    """What hangs on a complaint, in a fixed number of queries."""
    ticket = complaint.ticket
    kinds = (NoteKind.HANDLING, NoteKind.INSTRUCTION, NoteKind.MEDIA)
    return ComplaintPage(
        complaint=complaint,
        facts=list(complaint.facts.select_related("by")),
        progress=list(Note.objects.filter(ticket=ticket, kind__in=kinds).select_related("by")),
        tasks=tasks_of(ticket.pk),
        contacts=list(ticket.contacts.select_related("by")),
        commitments=list(ticket.commitments.select_related("asked_by", "made_by", "approval")),
        statements=list(ticket.statements.select_related("by")),
        penalties=list(complaint.penalties.select_related("person", "by")),
        scores=list(complaint.department_scores.select_related("by")),
        followers=list(complaint.followings.select_related("user")),
        referrals=list(complaint.referrals.all()),
        redress=list(ticket.redress.select_related("by")),
        compensations=list(ticket.compensations.select_related("approval")),
    )


def steps(complaint: Complaint) -> list[dict[str, Any]]:
    """The four stages as the steps of the page."""
    order = [Stage.VERIFYING, Stage.HANDLING, Stage.CLOSURE_PROPOSED, Stage.CLOSED]
    present = order.index(Stage(complaint.stage))

    def state(place: int) -> str:
        if complaint.stage == Stage.CLOSED or place < present:
            return "done"
        return "current" if place == present else "todo"

    return [{"label": stage.label, "state": state(place)} for place, stage in enumerate(order)]
