"""What notifications adds to other rooms' pages."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core import restorations
from core.clock import now
from core.doors import BELL, GUIDE_STEPS, HOME_TILES, NAV, Bell, GuideStep, NavItem, Tile
from core.outbox import lag
from core.views.health import CHECKS, LONGEST_SILENCE
from notifications import gauges
from notifications import operations as operations  # registers how messages are taken back
from notifications.models import Message
from notifications.permissions import can_watch_system
from notifications.queries import unread_count
from org.enums import Post

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

GUIDE_STEPS.register(
    GuideStep(
        "system",
        _("检查消息通道和备份"),
        _("在系统运行页发一条测试消息，确认备份按时完成。"),
        "notifications:operations",
        frozenset({Post.ADMIN}),
        40,
    )
)
