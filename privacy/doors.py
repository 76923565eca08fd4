"""What privacy puts into other rooms."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.clock import now
from core.doors import CUSTOMER_PANELS, HOME_TILES, MOVERS, NAV, Mover, NavItem, Panel, Tile
from core.streams import StreamKind, register_kind
from core.tones import register_tones
from customers.permissions import can_edit
from packs import schemas
from privacy import link_parts, queries
from privacy.enums import RequestState
from privacy.models import RightsRequest
from privacy.operations import copying, purging
from privacy.permissions import can_protect

REGISTERED = (copying, purging)  # their kinds of jobs


def _tile(user: Any) -> dict[str, Any]:
    rows = queries.requests(user, RequestState.OPEN)
    return {"count": rows.count(), "late": queries.late(user, at=now())}


def _panel(customer: Any, user: Any) -> dict[str, Any]:
    """Consents and requests on the customer's page."""
    rows = RightsRequest.objects.filter(customer=customer.pk).select_related("stream")
    return {
        "customer": customer,
        "purposes": [(one.value, one.label) for one in link_parts.ASKED],
        "consents": customer.consents.order_by("-pk"),
        "requests": rows.order_by("-pk")[:10],
        "may_protect": can_protect(user),
        "may_edit": can_edit(user, customer),
    }


register_kind(
    StreamKind(
        kind="rights_request",
        label=_("个人信息请求"),
        visible_to=RightsRequest.objects.all().visible_to,
        url=lambda stream: reverse("privacy:request", args=[stream.number]),
    )
)
register_tones(
    "rights_request", {RequestState.OPEN: "warn", RequestState.DONE: "ok", RequestState.REFUSED: "muted"}
)
NAV.register(
    NavItem(_("个人信息"), "privacy:requests", "shield-lock", 85, can_protect, "/privacy/", minor=True)
)
HOME_TILES.register(Tile("privacy", 85, can_protect, _tile, "privacy/_tile.html"))
CUSTOMER_PANELS.register(Panel("privacy", 80, _panel, "privacy/_panel.html"))
link_parts.register()
schemas.require(
    "privacy", request_working_days=int, collect_id_number=bool, copy_days=int, link_copy_hours=int
)
schemas.require("retention", vehicle_repair_months=int, service_months=int, draft_days=int, purge_hour=int)
MOVERS.register(Mover(RightsRequest))
