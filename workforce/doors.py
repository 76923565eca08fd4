"""What the supervisor's day adds to other pages."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.clock import now
from core.doors import GUIDE_STEPS, HOME_TILES, NAV, TICKET_PANELS, GuideStep, NavItem, Panel, Tile
from org.enums import Post
from packs import schemas
from tickets.models import Ticket
from workforce.permissions import can_see, can_see_appraisals, can_supervise
from workforce.queries import SECTION, missing_days


def _missing(user: Any) -> dict[str, Any]:
    return {"missing": missing_days(user, at=now())}


def _inspections(ticket: Ticket, user: Any) -> dict[str, Any] | None:
    """Checks and evaluations of the ticket for who leads its unit."""
    if not can_supervise(user, ticket.unit):
        return None
    checks = ticket.quality_checks.select_related("agent")
    marks = ticket.evaluations.select_related("agent")
    return {"ticket": ticket, "checks": checks, "evaluations": marks}


NAV.register(NavItem(_("每日工作"), "workforce:day", "sun", 23, can_see, "/day/", mobile=True))
NAV.register(
    NavItem(_("地区考核"), "workforce:appraisals", "star", 82, can_see_appraisals, "/appraisals/", minor=True)
)
HOME_TILES.register(Tile("days_missing", 39, can_see, _missing, "workforce/tile_missing.html"))
TICKET_PANELS.register(Panel("inspections", 95, _inspections, "workforce/_panel.html"))
schemas.require(SECTION, plan_by=str, days_shown=int, forbidden_points=int, courtesy_points=int)

GUIDE_STEPS.register(
    GuideStep(
        "day",
        _("安排今天的工作"),
        _("写下今日重点和每个人的任务，检查仪容和服务质量。"),
        "workforce:day",
        frozenset({Post.SUPERVISOR, Post.TEAM_LEADER}),
        40,
    )
)
