"""What verdicts hang into the house."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.clock import now
from core.doors import (
    APPROVAL_KINDS,
    INTAKE_PARTS,
    LINK_PARTS,
    MERGE_TIES,
    OBSTACLES,
    TICKET_PANELS,
    ApprovalKind,
    MergeTie,
    Obstacle,
    Panel,
)
from core.tones import register_tones
from org.models import Approval
from tickets.models import Ticket
from tickets.queries.tiers import may_decide
from warranty import merge_ties
from warranty.intake_part import PART
from warranty.link_parts import QUOTATION, TERMS
from warranty.obstacles import open_quotation, paid_visit, unhanded_promise
from warranty.operations.overriding import APPROVAL_KIND
from warranty.panels import verdict_panel
from warranty.queries.facts import SPECIAL_REPLACEMENT


def _prepare(approvals: list[Approval]) -> None:
    """Put the tickets of a list beside its rows, in one query."""
    tickets = Ticket.objects.in_bulk([one.stream_id for one in approvals])
    for one in approvals:
        one.ticket = tickets.get(one.stream_id)  # type: ignore[attr-defined]


def _may(user: Any, approval: Approval) -> bool:
    if not hasattr(approval, "ticket"):
        _prepare([approval])
    ticket = approval.ticket
    return bool(ticket and may_decide(user, ticket, approval, at=now()))


def _url(approval: Approval) -> str:
    return reverse("warranty:claim", args=[approval.stream.number])


register_tones(
    "quotation",
    {"draft": "muted", "sent": "warn", "accepted": "ok", "declined": "danger", "withdrawn": "muted"},
)
OBSTACLES.register(Obstacle("paid visit without consent", 40, paid_visit))
OBSTACLES.register(Obstacle("open quotation", 45, open_quotation))
OBSTACLES.register(Obstacle("promise not handed over", 47, unhanded_promise))
MERGE_TIES.register(MergeTie("quotations", 40, merge_ties.quotations))
TICKET_PANELS.register(Panel("warranty", 8, verdict_panel, "warranty/_panel.html"))
INTAKE_PARTS.register(PART)
LINK_PARTS.register(QUOTATION)
LINK_PARTS.register(TERMS)
APPROVAL_KINDS.register(ApprovalKind(APPROVAL_KIND, _("质保改判"), 50, _may, _url, _prepare))
APPROVAL_KINDS.register(ApprovalKind(SPECIAL_REPLACEMENT, _("特殊更换"), 55, _may, _url, _prepare))
