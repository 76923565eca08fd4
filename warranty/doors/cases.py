"""What cases hang into the house."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.clock import now
from core.doors import (
    APPROVAL_KINDS,
    ASSET_PANELS,
    HOME_TILES,
    LINK_PARTS,
    MERGE_TIES,
    NAV,
    OBSTACLES,
    OTHER_WAYS,
    TICKET_PANELS,
    WORK_LISTS,
    ApprovalKind,
    Block,
    MergeTie,
    NavItem,
    Obstacle,
    Panel,
    Tile,
    WorkLine,
    WorkList,
)
from core.models import Stream
from core.streams import StreamKind, register_kind
from core.tones import register_tones
from customers.models import Asset
from org.models import Approval
from packs import schemas
from tickets.models import Ticket
from tickets.queries.tiers import may_decide
from tickets.transitions import CLOSED
from warranty import case_link, merge_ties
from warranty.case_enums import CASE_TONES
from warranty.case_permissions import can_list_cases, can_start
from warranty.models import Case
from warranty.operations.cases.deciding import APPROVAL_KIND
from warranty.queries.case_lists import of_ticket, waiting
from warranty.queries.case_offers import kinds_offered

MOST = 100


def _url(stream: Stream) -> str:
    return reverse("warranty:case", args=[stream.number])


def _ticket(ticket: Ticket, user: Any) -> dict[str, Any] | None:
    """The ticket's cases, and opening one where the verdict in force allows it."""
    rows = of_ticket(ticket.pk)
    may = ticket.is_open and can_start(user, ticket) and not any(one.is_open for one in rows)
    offered = bool(may and kinds_offered(ticket))
    return {"ticket": ticket, "cases": rows, "may_start": offered} if rows or offered else None


def _asset(asset: Asset, user: Any) -> dict[str, Any] | None:
    """What became of a unit in cases."""
    rows = Case.objects.visible_to(user).filter(old_asset=asset).select_related("stream", "new_asset")
    found = list(rows.order_by("-pk")[:20])
    return {"cases": found} if found else None


def _unfinished(ticket: Ticket, to: str) -> list[Block]:
    """A ticket is not closed while one of its cases is open."""
    if to not in CLOSED:
        return []
    rows = Case.objects.open().filter(ticket=ticket.pk).select_related("stream")
    words = _("退换单 %(number)s 尚未结案。")
    return [Block("open_case", words % {"number": one.number}, _url(one.stream)) for one in rows]


def _lines(user: Any, _at: datetime) -> list[WorkLine]:
    """Open cases of the tickets a person answers for, soonest due first."""
    rows = Case.objects.open().filter(ticket__owner=user.pk).select_related("stream")
    return [
        WorkLine(
            f"{one.number} {one.get_kind_display()}",
            _url(one.stream),
            one.next_due_at,
            one.get_state_display(),
        )
        for one in rows.order_by("next_due_at", "pk")[:MOST]
    ]


def _with_cases(approvals: list[Approval]) -> None:
    """Put the cases of a list beside its rows, in one query."""
    keys = [one.stream_id for one in approvals]
    rows = Case.objects.in_bulk(keys) if keys else {}
    for one in approvals:
        one.case = rows.get(one.stream_id)  # type: ignore[attr-defined]


def _may_refund(user: Any, approval: Approval) -> bool:
    if not hasattr(approval, "case"):
        _with_cases([approval])
    case = getattr(approval, "case", None)
    return bool(case and may_decide(user, case, approval, at=now()))


def _page(approval: Approval) -> str:
    return _url(approval.stream)


register_kind(StreamKind("case", Case._meta.verbose_name, Case.objects.all().visible_to, _url))
register_tones("case", {str(state): tone for state, tone in CASE_TONES.items()})
NAV.register(
    NavItem(
        gettext_lazy("退换与返修"),
        "warranty:cases",
        "package-export",
        27,
        can_list_cases,
        "/cases/",
        minor=True,
    )
)
TICKET_PANELS.register(Panel("cases", 12, _ticket, "warranty/cases/_panel.html"))
ASSET_PANELS.register(Panel("cases", 12, _asset, "warranty/cases/_asset.html"))
OBSTACLES.register(Obstacle("open case", 60, _unfinished))
MERGE_TIES.register(MergeTie("cases", 50, merge_ties.cases))
WORK_LISTS.register(WorkList(gettext_lazy("我负责的退换与返修"), 25, _lines))
HOME_TILES.register(
    Tile(
        "cases",
        14,
        can_list_cases,
        lambda user: {"counts": waiting(user, at=now())},
        "warranty/cases/_tile.html",
    )
)
APPROVAL_KINDS.register(
    ApprovalKind(APPROVAL_KIND, gettext_lazy("退款"), 50, _may_refund, _page, _with_cases)
)
LINK_PARTS.register(case_link.PART)
OTHER_WAYS.register(case_link.WAY)
schemas.require("remedies", perform_days=int, freight_otherwise=str)
