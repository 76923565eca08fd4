"""Opinion ledger and service ledger, row by row in their fixed columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from core.masks import mask_phone
from followups.enums import CallState, Satisfaction
from followups.models import Call
from tickets.models import Complaint

OPINION_COLUMNS = (
    _("编号"),
    _("日期"),
    _("客户"),
    _("联系方式"),
    _("渠道"),
    _("类别"),
    _("内容"),
    _("责任部门"),
    _("处理经过"),
    _("处理结果"),
    _("满意度"),
    _("结案日期"),
)


@dataclass(frozen=True)
class OpinionLine:
    """One line of the opinion ledger (RPT-13); `url` leads to the ticket and is not exported."""

    url: str
    number: str
    registered_at: datetime
    customer: str
    contact: str
    channel: str
    complaint_class: str
    content: str
    department: str
    handling: str
    outcome: str
    satisfaction: str
    closed_at: datetime | None

    def cells(self) -> tuple[Any, ...]:
        """The twelve values in the order of OPINION_COLUMNS."""
        return (
            self.number,
            self.registered_at,
            self.customer,
            self.contact,
            self.channel,
            self.complaint_class,
            self.content,
            self.department,
            self.handling,
            self.outcome,
            self.satisfaction,
            self.closed_at,
        )


def opinions(complaints: QuerySet[Complaint], most: int | None = None) -> Iterator[OpinionLine]:
    """Ledger lines of complaints in the order of registration, at most so many; phones are masked."""
    latest = Call.objects.filter(ticket=OuterRef("pk"), state=CallState.REACHED).order_by("-closed_at")
    rows = (
        complaints.select_related(
            "ticket__stream", "ticket__customer", "ticket__contact", "ticket__region", "ticket__project"
        )
        .annotate(satisfaction=Subquery(latest.values("satisfaction")[:1]))
        .prefetch_related("ticket__notes")
        .order_by("ticket__registered_at", "pk")
    )
    return (_opinion(row) for row in rows[:most].iterator(chunk_size=500))


def _opinion(complaint: Any) -> OpinionLine:
    ticket = complaint.ticket
    satisfaction = complaint.satisfaction
    return OpinionLine(
        url=ticket.number,
        number=ticket.number,
        registered_at=ticket.registered_at,
        customer=ticket.customer.name,
        contact=mask_phone(ticket.contact.phone),
        channel=ticket.get_channel_display(),
        complaint_class=complaint.get_complaint_class_display(),
        content=ticket.description,
        department=ticket.unit.name,
        handling=handling_of(ticket.notes.all()),
        outcome=complaint.outcome,
        satisfaction=str(Satisfaction(satisfaction).label) if satisfaction else "",
        closed_at=complaint.closed_at,
    )


def handling_of(notes: Iterable[Any]) -> str:
    """One line; a note's full stop gives way to the mark between two."""
    texts = [note.text.strip() for note in notes if note.kind == "handling"]
    return "；".join([*(text.rstrip("。；") for text in texts[:-1]), *texts[-1:]])
