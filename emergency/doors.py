"""What emergencies put into other rooms."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.doors import HOME_TILES, NAV, WORK_LISTS, NavItem, Tile, WorkLine, WorkList
from core.streams import StreamKind, register_kind
from core.tones import register_tones
from emergency.enums import Verdict
from emergency.models import Proposal
from emergency.permissions import can_decide, can_see_proposals
from emergency.queries import waiting_count
from packs import schemas


def _lines(user: Any, _at: datetime) -> list[WorkLine]:
    """Proposals that wait for this person's word."""
    rows = Proposal.objects.visible_to(user).waiting().select_related("unit")[:50]
    return [
        WorkLine(
            _("应急建议：%(unit)s") % {"unit": row.unit.name}, reverse("emergency:proposal", args=[row.pk])
        )
        for row in rows
        if can_decide(user, row)
    ]


register_kind(
    StreamKind(
        kind="emergency_proposal",
        label=_("应急建议"),
        visible_to=Proposal.objects.all().visible_to,
        url=lambda stream: reverse("emergency:proposal", args=[stream.pk]),
    )
)
register_tones("emergency", {"": "warn", Verdict.ACCEPTED: "danger", Verdict.DISMISSED: "muted"})
NAV.register(
    NavItem(_("应急"), "emergency:proposals", "urgent", 26, can_see_proposals, "/emergency/", minor=True)
)
WORK_LISTS.register(WorkList(_("应急建议"), 5, _lines))
HOME_TILES.register(
    Tile(
        "emergency",
        5,
        lambda user: can_see_proposals(user) and waiting_count(user) > 0,
        lambda user: {"count": waiting_count(user)},
        "emergency/_tile.html",
    )
)
schemas.require("surge", factor=int, least=int, mean_days=int, window_hours=int, told=list)
