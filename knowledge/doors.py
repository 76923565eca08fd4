"""What this room adds to the rail and the streams."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.doors import NAV, NavItem
from core.models import Stream
from core.streams import StreamKind, register_kind
from knowledge.models import PriceList
from knowledge.permissions import can_read


def _url(_stream: Stream) -> str:
    return reverse("knowledge:prices")


def _visible(user: Any) -> Any:
    return PriceList.objects.all().visible_to(user)


register_kind(StreamKind("price_list", _("价目表"), _visible, _url))
NAV.register(NavItem(_("话术"), "knowledge:index", "message-circle", 60, can_read, "/knowledge/"))
