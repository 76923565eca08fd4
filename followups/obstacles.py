"""What keeps a case from being closed, as far as follow-up knows."""

from django.urls import reverse
from django.utils.translation import gettext as _

from core.doors import Block
from followups.models import Tracing
from tickets.enums import Status
from tickets.models import Ticket


def nobody_traces(ticket: Ticket, to: str) -> list[Block]:
    """A complaint is archived only with a named person who traces the improvement (FUP-11)."""
    if to != Status.ARCHIVED or getattr(ticket, "complaint", None) is None:
        return []
    if Tracing.objects.filter(ticket=ticket.pk).exists():
        return []
    link = reverse("followups:tracing", args=[ticket.number])
    return [Block("no_follow_up_owner", _("请先指定改进结果的跟踪人。"), link)]
