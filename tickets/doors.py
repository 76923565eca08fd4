"""What tickets hang into the house."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.clock import now
from core.doors import (
    APPROVAL_KINDS,
    ASSET_PANELS,
    CUSTOMER_PANELS,
    HOME_TILES,
    LINK_PARTS,
    MOVERS,
    NAV,
    OBSTACLES,
    SETUP_STEPS,
    TICKET_PANELS,
    UNDO_KINDS,
    WORK_LISTS,
    ApprovalKind,
    Mover,
    NavItem,
    Obstacle,
    SetupStep,
    Tile,
    UndoKind,
    WorkList,
)
from core.hooks import publish
from core.models import Stream
from core.streams import StreamKind, register_kind
from core.tones import register_tones
from deadlines.operations.pauses import APPROVAL_KIND as PAUSE
from org.models import Approval
from packs import schemas
from tickets import hooks, link_parts, panels, permissions
from tickets.enums import TONES, ApprovalCode, Severity, Stage, Urgency
from tickets.models import FaultCategory, Ticket
from tickets.obstacles import breach_without_reason, open_complaint, unapproved_dispatch
from tickets.operations import undoing
from tickets.queries.tiles import tile_counts


def _url(stream: Stream) -> str:
    return reverse("tickets:ticket", args=[stream.number])


def _with_tickets(approvals: list[Approval]) -> None:
    """Put the tickets of a list beside its rows, in one query."""
    keys = [approval.stream_id for approval in approvals]
    tickets = Ticket.objects.select_related("complaint").in_bulk(keys) if keys else {}
    for approval in approvals:
        approval.ticket = tickets.get(approval.stream_id)  # type: ignore[attr-defined]


def _ticket(approval: Approval) -> Ticket | None:
    if not hasattr(approval, "ticket"):
        _with_tickets([approval])
    return approval.ticket  # type: ignore[attr-defined,no-any-return]


def _may_dispatch(user: Any, approval: Approval) -> bool:
    ticket = _ticket(approval)
    return bool(
        ticket
        and approval.asker_id != user.pk
        and ticket.assignee_id != user.pk
        and permissions.can_approve(user, ticket)
    )


def _may_close(user: Any, approval: Approval) -> bool:
    ticket = _ticket(approval)
    return bool(
        ticket and approval.asker_id != user.pk and permissions.can_confirm_closure(user, ticket.complaint)
    )


def _may_pause(user: Any, approval: Approval) -> bool:
    ticket = _ticket(approval)
    return bool(ticket and approval.asker_id != user.pk and permissions.can_decide_pause(user, ticket))


def _page(approval: Approval) -> str:
    return _url(approval.stream)


UNDONE = {"approval-request": _("送审派工"), "approval": _("批准"), "return": _("退回")}
register_kind(StreamKind("ticket", Ticket._meta.verbose_name, Ticket.objects.visible_to, _url))
register_tones("ticket", TONES)
register_tones("urgency", {Urgency.GENERAL: "muted", Urgency.URGENT: "danger"})
register_tones("severity", {Severity.GENERAL: "info", Severity.MAJOR: "danger", Severity.CRISIS: "danger"})
register_tones(
    "complaint",
    {Stage.VERIFYING: "warn", Stage.HANDLING: "primary", Stage.CLOSURE_PROPOSED: "warn", Stage.CLOSED: "ok"},
)
APPROVAL_KINDS.register(
    ApprovalKind(ApprovalCode.DISPATCH, ApprovalCode.DISPATCH.label, 10, _may_dispatch, _page, _with_tickets)
)
APPROVAL_KINDS.register(ApprovalKind(PAUSE, _("时限暂停"), 20, _may_pause, _page, _with_tickets))
APPROVAL_KINDS.register(
    ApprovalKind(ApprovalCode.CLOSURE, ApprovalCode.CLOSURE.label, 30, _may_close, _page, _with_tickets)
)
for _code, _label in UNDONE.items():
    UNDO_KINDS.register(UndoKind(_code, _label, after=undoing.refresh))
UNDO_KINDS.register(UndoKind("registration", _("登记工单"), undoing.cancel_registration))
OBSTACLES.register(Obstacle("breach without reason", 10, breach_without_reason))
OBSTACLES.register(Obstacle("open complaint", 20, open_complaint))
OBSTACLES.register(Obstacle("unapproved dispatch", 30, unapproved_dispatch))
NAV.register(NavItem(_("受理"), "tickets:start", "phone-incoming", 10, permissions.can_register, "/intake/"))
NAV.register(NavItem(_("工单"), "tickets:list", "list-details", 20, permissions.can_list, "/tickets/"))
MOVERS.register(Mover(Ticket))
CUSTOMER_PANELS.register(panels.CUSTOMER)
ASSET_PANELS.register(panels.ASSET)
WORK_LISTS.register(WorkList(_("我负责的工单"), 20, panels.owned))
TICKET_PANELS.register(panels.LINKS)
HOME_TILES.register(
    Tile("tickets", 10, permissions.can_read, lambda user: tile_counts(user, at=now()), "tickets/_tile.html")
)
for _item in hooks.EVENTS:
    publish(_item)
for _part in link_parts.PARTS:
    LINK_PARTS.register(_part)
SETUP_STEPS.register(
    SetupStep(
        _("故障类别"),
        40,
        FaultCategory.objects.exists,
        "admin:tickets_faultcategory_changelist",
        _("登记时选择的故障，以及派工所需的技能。"),
    )
)
schemas.require("web_form", least_seconds=int, posts_per_hour=int, page_hours=int)
schemas.require("conventions", dispatch_approval_hours=int, duplicate_hours=int)
schemas.require("urgency", words=list, site_classes=list)
