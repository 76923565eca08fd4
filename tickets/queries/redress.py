"""What a customer was given when something went wrong (CMP-15, CMP-16)."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy

from core.doors import Block
from deadlines.enums import ClockKind
from deadlines.models import Clock
from tickets.enums import CompensationKind, RedressKind, Stage, Status
from tickets.models import Compensation, Redress, Ticket

# What stands in for a solution that cannot come at once.
MEANWHILE = (RedressKind.EXPLANATION, RedressKind.SUBSTITUTE, RedressKind.SOOTHING)

UNSOOTHED = gettext_lazy("已过答复时限仍未解决，请说明解释、提供代用品、先行补偿或采取安抚措施，并记录。")


def has_apology_or_compensation(ticket: Ticket) -> bool:
    """Is there an apology, or compensation that was granted (CMP-15)?"""
    said = Redress.objects.filter(ticket=ticket.pk, kind=RedressKind.APOLOGY)
    return said.exists() or Compensation.objects.granted().filter(ticket=ticket.pk).exists()


def needs_soothing(ticket: Ticket, *, at: datetime) -> bool:
    """Is it an unsolved complaint past its reply clock without any of the four measures (CMP-16)?"""
    complaint = getattr(ticket, "complaint", None)
    if complaint is None or complaint.stage == Stage.CLOSED or ticket.status == Status.CANCELLED:
        return False
    reply = Clock.objects.filter(stream=ticket.pk, kind=ClockKind.REPLY).order_by("-n", "-version").first()
    if reply is None or reply.due_at is None or reply.due_at >= at:
        return False
    return not _is_soothed(ticket, reply.started_at)


def unsoothed(ticket: Ticket, *, at: datetime) -> list[Block]:
    """The same as what stands in the way of settling it, and where to mend it."""
    link = reverse("tickets:ticket", args=[ticket.number]) + "#money"
    return [Block("unsoothed", UNSOOTHED, link)] if needs_soothing(ticket, at=at) else []


def _is_soothed(ticket: Ticket, since: datetime) -> bool:
    said = Redress.objects.filter(ticket=ticket.pk, kind__in=MEANWHILE, at__gte=since)
    paid = Compensation.objects.granted().filter(
        ticket=ticket.pk, kind=CompensationKind.INTERIM, granted_at__gte=since
    )
    return said.exists() or paid.exists()
