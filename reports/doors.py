"""What reports put into other rooms."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.clock import now
from core.doors import DAY_PANELS, GUIDE_STEPS, HOME_TILES, NAV, GuideStep, NavItem, Panel, Tile
from core.models import Stream
from core.streams import StreamKind, register_kind
from core.tones import register_tones
from org.enums import Post
from packs import schemas
from reports import previewing
from reports.enums import TONES
from reports.models import ReportRun
from reports.permissions import can_ask, can_read
from reports.queries.runs import missing_now, summary_of
from reports.queries.words import title
from reports.schemas import kind_faults, ladder_faults


def _visible(user: object) -> QuerySet[ReportRun]:
    return ReportRun.objects.visible_to(user)


def _url(stream: Stream) -> str:
    return reverse("reports:run", args=[stream.number])


def _name(stream: Stream) -> Any:
    """Unit, kind and period: what a reminder calls the report."""
    return title(ReportRun.objects.without_content().select_related("unit").get(stream=stream))


register_kind(StreamKind("report", _("报表"), _visible, _url, _name))


def _missing(user: Any) -> dict[str, Any] | None:
    return {"missing": missing_now(user, at=now())}


def _summary(here: Any, user: Any) -> dict[str, Any]:
    """The written result of the day that the supervisor's page is about (ORG-08)."""
    return {"run": summary_of(user, here.unit, here.day)}


register_tones("report", TONES)
DAY_PANELS.register(Panel("summary", 10, _summary, "reports/_day_summary.html"))
HOME_TILES.register(Tile("reports_missing", 40, can_ask, _missing, "reports/tile_missing.html"))
NAV.register(NavItem(_("报表"), "reports:runs", "report", 70, can_read, "/reports/"))
previewing.register()
schemas.require("conventions", repeat_repair_days=int)
schemas.require("reports", daily_freeze=str, daily_send=str, remind_before_minutes=int)
schemas.require("papers", hand_in_hours=int)
schemas.require("report_ladder", levels=list)
schemas.register_schema("report_kinds", kind_faults)
schemas.register_schema("report_ladder", ladder_faults)

GUIDE_STEPS.register(
    GuideStep(
        "month",
        _("看本月的数字"),
        _("每个数字都能点开看明细，问号里有算法。"),
        "reports:month",
        frozenset({Post.MANAGER, Post.REGIONAL_HEAD, Post.DEPARTMENT_HEAD, Post.GROUP}),
        10,
    )
)
GUIDE_STEPS.register(
    GuideStep(
        "runs",
        _("签核一份报表"),
        _("草稿由文员提交，您签核后冻结并发送。"),
        "reports:runs",
        frozenset({Post.MANAGER, Post.REGIONAL_HEAD, Post.DEPARTMENT_HEAD, Post.GROUP}),
        20,
    )
)
