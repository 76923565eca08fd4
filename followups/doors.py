"""What follow-up puts into other rooms."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.clock import now
from core.doors import HOME_TILES, NAV, TICKET_PANELS, NavItem, Panel, Tile
from followups import queries
from followups.permissions import can_follow_up
from packs import schemas

NAV.register(NavItem(_("回访"), "followups:due", "phone-outgoing", 40, can_follow_up, "/calls/"))


def _tile(user: Any) -> dict[str, Any]:
    return {"count": queries.waiting(user, at=now())}


def _panel(ticket: Any, _user: Any) -> dict[str, Any] | None:
    rounds = list(queries.calls_of(ticket))
    return {"rounds": rounds} if rounds else None


HOME_TILES.register(Tile("followups", 40, can_follow_up, _tile, "followups/_tile.html"))
TICKET_PANELS.register(Panel("followups", 40, _panel, "followups/_panel.html"))
schemas.require("conventions", follow_up_days=int, unreachable_days=int, next_call_days=int)
