"""What the organisation puts into the rail, the start page and the streams."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.doors import (
    GUIDE_STEPS,
    HOME_TILES,
    NAV,
    SETUP_STEPS,
    WORK_LISTS,
    GuideStep,
    NavItem,
    SetupStep,
    Tile,
    WorkLine,
    WorkList,
)
from core.models import Stream
from core.streams import StreamKind, register_kind
from core.tones import register_tones
from org.enums import Post
from org.models import Appointment, Skill, Unit, User
from org.operations import undoing as undoing  # what undoing a deed does to requests
from org.permissions import can_decide_requests, can_manage_people, can_see_rosters, holds_post
from org.queries import approval_inbox, guide_of, guide_steps, leave_inbox, open_setup_steps


def _administrators_only(kind: str) -> Any:
    def rows(user: Any) -> QuerySet[Stream]:
        streams = Stream.objects.filter(kind=kind)
        return streams if can_manage_people(user) else streams.none()

    return rows


def _person_url(stream: Stream) -> str:
    return reverse("org:person", args=[User.objects.values_list("pk", flat=True).get(stream=stream)])


def _unit_url(stream: Stream) -> str:
    return reverse("org:unit_edit", args=[Unit.objects.values_list("pk", flat=True).get(stream=stream)])


register_kind(StreamKind("person", _("人员"), _administrators_only("person"), _person_url))
register_kind(StreamKind("unit", _("单位"), _administrators_only("unit"), _unit_url))

NAV.register(NavItem(_("首页"), "org:home", "home", 0, lambda user: True, "/"))
NAV.register(
    NavItem(
        _("申请"), "org:requests", "checklist", 35, can_decide_requests, "/approvals/requests/", minor=True
    )
)
NAV.register(NavItem(_("我的工作"), "org:mine", "list-check", 8, holds_post, "/mine/", mobile=True))
NAV.register(NavItem(_("请假"), "org:absences", "calendar-event", 62, holds_post, "/absences/", minor=True))
NAV.register(
    NavItem(_("值班表"), "org:rosters", "calendar-time", 60, can_see_rosters, "/rosters/", minor=True)
)
NAV.register(NavItem(pgettext_lazy("list", "人员"), "org:people", "users", 90, can_manage_people, "/people/"))
NAV.register(NavItem(_("登记表"), "admin:index", "database", 92, can_manage_people, "/admin/", minor=True))
NAV.register(
    NavItem(
        pgettext_lazy("list", "单位"), "org:units", "sitemap", 91, can_manage_people, "/units/", minor=True
    )
)


def _requests(user: Any, _at: datetime) -> list[WorkLine]:
    lines = [
        WorkLine(one.approval.stream.number or one.label, one.url, one.approval.due_at, one.label)
        for one in approval_inbox(user)
    ]
    where = reverse("org:absences")
    return lines + [
        WorkLine(_("请假：%(person)s") % {"person": one.user}, where) for one in leave_inbox(user)
    ]


WORK_LISTS.register(WorkList(_("等我审批"), 30, _requests))
register_tones("absence", {"waiting": "warn", "approved": "ok", "returned": "danger", "cancelled": "muted"})

SETUP_STEPS.register(
    SetupStep(
        _("地区与项目"),
        10,
        lambda: Unit.objects.exclude(parent=None).exists(),
        "org:units",
        _("建立地区售后服务部和项目售后服务中心。"),
    )
)
SETUP_STEPS.register(
    SetupStep(
        _("人员与岗位"),
        20,
        lambda: Appointment.objects.values("user").distinct().count() > 1,
        "org:people",
        _("至少需要一位话务员、一位主管和一位技师。"),
    )
)
SETUP_STEPS.register(
    SetupStep(_("技能"), 30, lambda: Skill.objects.exists(), "org:skills", _("故障类别和技师都要用到。"))
)

ADMINISTRATORS = frozenset({Post.ADMIN})
GUIDE_STEPS.register(
    GuideStep(
        "people",
        _("添加人员和岗位"),
        _("岗位决定能看什么、能做什么；新账号的密码只显示一次。"),
        "org:people",
        ADMINISTRATORS,
        10,
    )
)
GUIDE_STEPS.register(
    GuideStep(
        "units",
        _("核对地区与项目"),
        _("工单属于地区或项目，项目上线后才能登记。"),
        "org:units",
        ADMINISTRATORS,
        20,
    )
)
HOME_TILES.register(
    Tile(
        "guide",
        -10,
        lambda user: bool(guide_steps(user)),
        lambda user: {"walk": guide_of(user)},
        "org/_guide.html",
    )
)
HOME_TILES.register(
    Tile(
        "setup",
        0,
        lambda user: can_manage_people(user) and bool(open_setup_steps()),
        lambda user: {"steps": SETUP_STEPS, "waiting": open_setup_steps()},
        "org/tile_setup.html",
    )
)
HOME_TILES.register(
    Tile(
        "requests",
        10,
        can_decide_requests,
        lambda user: {"waiting": approval_inbox(user)},
        "org/tile_requests.html",
    )
)
