"""What reports put into other rooms."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.doors import NAV, NavItem
from core.models import Stream
from core.streams import StreamKind, register_kind
from packs import schemas
from reports.models import ReportRun
from reports.permissions import can_read


def _visible(user: object) -> QuerySet[ReportRun]:
    return ReportRun.objects.visible_to(user)


def _url(stream: Stream) -> str:
    return reverse("reports:run", args=[stream.number])


register_kind(StreamKind("report", _("报表"), _visible, _url))
NAV.register(NavItem(_("报表"), "reports:runs", "report", 70, can_read, "/reports/"))
schemas.require("conventions", repeat_repair_days=int)
schemas.require("reports", daily_freeze=str, daily_send=str, daily_due=str, remind_before_minutes=int)
