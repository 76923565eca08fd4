"""What notifications adds to other rooms' pages."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core import restorations
from core.clock import now
from core.doors import BELL, HOME_TILES, NAV, Bell, NavItem, Tile
from core.outbox import lag
from core.views.health import CHECKS, LONGEST_SILENCE
from notifications import gauges
from notifications import operations as operations  # registers how messages are taken back
from notifications.models import Message
from notifications.permissions import can_watch_system
from notifications.queries import unread_count

BELL.register(Bell(count=unread_count))
NAV.register(
    NavItem(
        label=_("系统运行"),
        url_name="notifications:operations",
        icon="activity",
        rank=900,
        allowed=can_watch_system,
        match="/operations/",
    )
)


def messages_check() -> dict[str, Any]:
    """/readyz: due e-mail and SMS are being sent, or are kept back on purpose after a restore."""
    behind = lag(Message, at=now())
    held = restorations.unreleased() is not None
    return {"ok": held or behind <= LONGEST_SILENCE * 5, "lag_s": round(behind.total_seconds())}


def _restored(user: Any) -> dict[str, Any]:
    address = reverse("notifications:restored") if can_watch_system(user) else ""
    return {"restored": restorations.unreleased(), "release_url": address}


HOME_TILES.register(Tile("restored", 1, lambda user: True, _restored, "components/restored.html"))
CHECKS["messages"] = messages_check
gauges.register()
