"""What this room puts into others."""

import re
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.clock import local_day
from core.doors import (
    HOME_TILES,
    LINK_PARTS,
    MESSAGE_ACTIONS,
    NAV,
    TICKET_PANELS,
    WORK_LISTS,
    MessageAction,
    NavItem,
    Panel,
    Tile,
    WorkLine,
    WorkList,
)
from core.streams import StreamKind, register_kind
from core.tones import register_tones
from packs import schemas
from parts import link_parts, movers
from parts.enums import OrderState, UnitState
from parts.models import Depot, Shortfall, StandbyOrder, StandbyUnit
from parts.permissions import can_handle, can_keep, can_keep_unit, can_see
from parts.queries import orders as ordered
from parts.queries.loans import late_loans, of_stream

OF_ORDER = re.compile(r"standby:(SB-[\d-]+):ordered")
OF_LOAN = re.compile(r"loan:(LS-[\d-]+):overdue:")


def _lines(user: Any, _at: datetime) -> list[WorkLine]:
    """Orders that this person may arrange, the oldest first."""
    return [
        WorkLine(
            f"{row.number} {row.get_kind_display()} {row.stream.number or ''}",
            reverse("parts:order", args=[row.number]),
            note=row.get_state_display(),
        )
        for row in (ordered.waiting(user) if can_keep(user) else [])
        if can_handle(user, row)
    ]


def _late(user: Any, at: datetime) -> list[WorkLine]:
    """Loans that should be back, for who keeps the unit."""
    return [
        WorkLine(
            f"{row.number} {row.unit}",
            reverse("parts:loan", args=[row.number]),
            note=row.due_back_on.isoformat(),
        )
        for row in (late_loans(user, local_day(at)) if can_keep(user) else [])
        if can_keep_unit(user, row.unit)
    ]


def _count(user: Any) -> int:
    return StandbyOrder.objects.visible_to(user).open().count()


def _panel(ticket: Any, user: Any) -> dict[str, Any] | None:
    """What was ordered and lent for a ticket, None when nothing was."""
    orders, loans = ordered.of_stream(ticket.pk), list(of_stream(ticket.pk))
    return {"orders": orders, "loans": loans, "linked": can_see(user)} if orders or loans else None


def _to_order(message: Any, user: Any) -> tuple[Any, str] | None:
    found = OF_ORDER.fullmatch(message.cause)
    return (_("安排备用机"), reverse("parts:order", args=[found[1]])) if found and can_see(user) else None


def _to_loan(message: Any, user: Any) -> tuple[Any, str] | None:
    found = OF_LOAN.match(message.cause)
    return (_("打开借用单"), reverse("parts:loan", args=[found[1]])) if found and can_see(user) else None


for _kind, _label, _rows, _page in (
    ("depot", _("备件库"), Depot, "parts:depot"),
    ("standby_unit", _("备用机"), StandbyUnit, "parts:unit"),
    ("standby_shortfall", _("备用机缺口"), Shortfall, "parts:shortfall"),
):
    register_kind(
        StreamKind(
            kind=_kind,
            label=_label,
            visible_to=_rows.objects.all().visible_to,
            url=lambda stream, page=_page: reverse(page, args=[stream.pk]),
        )
    )
register_tones(
    "standby",
    {UnitState.IN_STOCK: "ok", UnitState.ON_VAN: "info", UnitState.LENT: "warn", UnitState.OUT: "muted"},
)
register_tones(
    "standby_order",
    {
        OrderState.ORDERED: "danger",
        OrderState.ASSIGNED: "warn",
        OrderState.DELIVERED: "ok",
        OrderState.CANCELLED: "muted",
    },
)
movers.register()
NAV.register(NavItem(_("备用机"), "parts:depots", "building-store", 46, can_see, "/parts/", minor=True))
WORK_LISTS.register(WorkList(_("待安排的备用机"), 12, _lines))
WORK_LISTS.register(WorkList(_("逾期未还的备用机"), 13, _late))
HOME_TILES.register(
    Tile(
        "standby",
        28,
        lambda user: can_see(user) and _count(user) > 0,
        lambda user: {"count": _count(user)},
        "parts/_tile.html",
    )
)
TICKET_PANELS.register(Panel("standby", 25, _panel, "parts/_panel.html"))
LINK_PARTS.register(link_parts.LENT)
MESSAGE_ACTIONS.register(MessageAction("standby order", 30, _to_order))
MESSAGE_ACTIONS.register(MessageAction("overdue loan", 31, _to_loan))
schemas.require("standby_units", per_mille=int, on_van=bool)
schemas.require("standby", loan_days=int, order_told=list, overdue_told=list, shortfall_told=list)
