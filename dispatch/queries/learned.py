"""What a solved ticket teaches, as the first words of an article (KNB-05)."""

from typing import Any

from django.db.models import QuerySet

from core.doors import Taught
from core.models import Stream
from dispatch.models import RepairFile, ServiceReport
from knowledge.enums import ArticleKind
from knowledge.models import Article
from tickets.enums import NoteKind, Status
from tickets.models import Note, Ticket

SOLVED = frozenset(
    {Status.SIGNED, Status.RECORDED, Status.FOLLOWED_UP, Status.ARCHIVED, Status.PHONE_RESOLVED}
)


def is_solved(ticket: Ticket) -> bool:
    """Is the work done and confirmed, or was it solved on the phone?"""
    return ticket.status in SOLVED


def first_words(ticket: Ticket) -> dict[str, str]:
    """Product, fault, problem, cause and solution from the repair file and the service report of the ticket."""
    repair = RepairFile.objects.filter(order__ticket=ticket).order_by("-at").first()
    report = ServiceReport.objects.filter(order__ticket=ticket).order_by("-pk").first()
    model = ticket.asset.model if ticket.asset and ticket.asset.model else None
    return {
        "kind": ArticleKind.SOLUTION,
        "title": ticket.category.name if ticket.category else "",
        "product": model.code if model else "",
        "category": ticket.category.code if ticket.category else "",
        "problem": repair.fault if repair else ticket.description,
        "cause": report.cause if report else "",
        "solution": (report.solution if report else "") or (repair.work if repair else _told(ticket)),
    }


def _told(ticket: Ticket) -> str:
    """What the customer was told on the phone."""
    notes = Note.objects.filter(ticket=ticket, kind=NoteKind.RESOLUTION).order_by("-pk")
    return notes.values_list("text", flat=True).first() or ""


def learned_from(ticket: Ticket | Stream, user: Any) -> QuerySet[Article]:
    """Articles written from the ticket that the person may read, newest first."""
    return Article.objects.visible_to(user).filter(source=ticket.pk).order_by("-at")


def taught(user: Any, number: str) -> Taught | None:
    """The solved ticket of a number, when the person sees it."""
    rows = Ticket.objects.visible_to(user).select_related("stream", "category", "asset__model")
    ticket = rows.filter(stream__number=number).first()
    return Taught(ticket.pk, ticket.number, first_words(ticket)) if ticket and is_solved(ticket) else None
