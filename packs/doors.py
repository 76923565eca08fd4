"""What the packs add to the rail and the streams."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.doors import NAV, NavItem
from core.models import Stream
from core.streams import StreamKind, register_kind
from packs.models import Pack
from packs.permissions import can_browse_packs


def _visible(user: Any) -> QuerySet[Any]:
    rows = Pack.objects.all()
    return rows if can_browse_packs(user) else rows.none()


def _url(_stream: Stream) -> str:
    return reverse("packs:packs")


register_kind(StreamKind("pack", _("政策包"), _visible, _url))
NAV.register(NavItem(_("政策包"), "packs:packs", "scale", 80, can_browse_packs, "/packs/"))
