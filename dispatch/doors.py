"""What dispatch puts into other rooms."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.doors import (
    GUIDE_STEPS,
    HOME_TILES,
    LEAVE_TIES,
    LESSONS,
    LINK_PARTS,
    MERGE_TIES,
    NAV,
    OBSTACLES,
    PAST_JOBS,
    SETUP_STEPS,
    TICKET_PANELS,
    TODO_KINDS,
    UNDO_KINDS,
    WORK_LISTS,
    GuideStep,
    LeaveTie,
    Lesson,
    MergeTie,
    NavItem,
    Obstacle,
    Panel,
    PastJobs,
    SetupStep,
    Tile,
    TodoKind,
    UndoKind,
    WorkList,
)
from core.tones import register_tones
from dispatch import link_parts, merge_ties, panels
from dispatch.enums import OrderStatus
from dispatch.models import PhonePost, Technician, WorkOrder
from dispatch.obstacles import WORDS, missing_documents, open_loan
from dispatch.operations import onsite, refusals
from dispatch.operations import undoing as undoing  # what undoing a deed does to orders
from dispatch.operations.phone import KEPT_TODO
from dispatch.papers.asking import PaperForm
from dispatch.permissions import (
    can_decide_plan,
    can_dispatch,
    can_hand_over_people,
    can_keep_technicians,
    can_see_queue,
    can_see_today,
)
from dispatch.queries import queue
from dispatch.queries.learned import is_solved, learned_from, taught
from dispatch.queries.orders import count_open, orders_of
from dispatch.queries.past import past_jobs
from dispatch.queries.phone import count_kept, orders_with_kept
from dispatch.queries.queue import was_slow
from knowledge.permissions import can_read as can_read_articles
from org.enums import Post, Right
from org.permissions import has
from packs import schemas, vocabulary
from tickets.models import Ticket
from tickets.operations.undoing import refresh
from tickets.permissions import can_disclose

TONES: dict[str, str] = {
    OrderStatus.DISPATCHED: "warn",
    OrderStatus.ACCEPTED: "primary",
    OrderStatus.DEPARTED: "primary",
    OrderStatus.ON_SITE: "primary",
    OrderStatus.WORK_DONE: "info",
    OrderStatus.SIGNED: "ok",
    OrderStatus.RECORDED: "ok",
    OrderStatus.WITHDRAWN: "muted",
    OrderStatus.DECLINED: "muted",
    OrderStatus.REASSIGNED: "muted",
}

UNDONE = {
    "dispatch": _("派工"),
    "reassignment": _("改派"),
    "withdrawal": _("撤回派工"),
    "plan": _("调整计划"),
}


def _waiting(user: Any) -> dict[str, Any]:
    return {"count": queue.count(user)}


def _kept(user: Any) -> dict[str, Any]:
    return {"count": count_kept(user)}


def _kept_panel(ticket: Ticket, user: Any) -> dict[str, Any] | None:
    orders = orders_with_kept(ticket) if can_dispatch(user, ticket) else []
    return {"orders": orders} if orders else None


def _kept_page(todo: Any) -> str:
    post = PhonePost.objects.filter(todo=todo).select_related("order").first()
    return reverse("dispatch:kept_of", args=[post.order.number]) if post else reverse("dispatch:kept")


def _jobs(user: Any) -> dict[str, Any]:
    return {"count": count_open(user)}


def _panel(ticket: Ticket, user: Any) -> dict[str, Any] | None:
    orders = orders_of(ticket)
    may_dispatch = can_dispatch(user, ticket)
    waits = may_dispatch and queue.waits(ticket)
    if not orders and not waits:
        return None
    return {
        "orders": orders,
        "slow": bool(orders) and was_slow(ticket, orders[-1]),
        "ticket": ticket,
        "waits": waits,
        "may_dispatch": may_dispatch,
        "may_plan": can_decide_plan(user, ticket),
        "may_cancel": has(user, Right.CANCEL_TICKET, ticket),
        "may_consent": has(user, Right.REGISTER, ticket),
    }


def _articles(ticket: Ticket, user: Any) -> dict[str, Any] | None:
    """What was learned from a solved ticket, and where it is written down."""
    if not (is_solved(ticket) and can_read_articles(user)):
        return None
    return {"ticket": ticket, "articles": learned_from(ticket, user)}


def _papers(ticket: Ticket, user: Any) -> dict[str, Any]:
    orders = WorkOrder.objects.visible_to(user).filter(ticket=ticket)
    return {
        "ticket": ticket,
        "complaint": getattr(ticket, "complaint", None),
        "papers": list(ticket.papers.all()),
        "form": PaperForm(orders=orders, auto_id="paper_%s"),
        "may_disclose": can_disclose(user, ticket),
    }


register_tones("order", TONES)
register_tones("item", {"proposed": "warn", "agreed": "ok", "refused": "danger", "withdrawn": "muted"})
for _code, _label in UNDONE.items():
    UNDO_KINDS.register(UndoKind(_code, _label, after=refresh))
PAST_JOBS.register(PastJobs(past_jobs))
LESSONS.register(Lesson("tickets", taught))
TODO_KINDS.register(TodoKind(refusals.CALL_BACK_TODO, 10, finish=refusals.call_back))
TODO_KINDS.register(TodoKind(onsite.SOLUTION_TODO, 20, finish=onsite.decide_by_todo))
TODO_KINDS.register(TodoKind(KEPT_TODO, 30, url=_kept_page))
NAV.register(NavItem(_("今日"), "dispatch:today", "calendar-event", 5, can_see_today, "/work/", mobile=True))
NAV.register(
    NavItem(_("派工"), "dispatch:approvals", "user-check", 22, can_see_queue, "/approvals/", mobile=True)
)
NAV.register(NavItem(_("排班"), "dispatch:board", "layout-kanban", 25, can_see_queue, "/board/"))
NAV.register(
    NavItem(
        _("工作移交"),
        "dispatch:handover",
        "arrows-exchange",
        63,
        can_hand_over_people,
        "/handover/",
        minor=True,
    )
)
NAV.register(
    NavItem(
        pgettext_lazy("list", "技师"),
        "dispatch:technicians",
        "tools",
        45,
        can_keep_technicians,
        "/technicians/",
        minor=True,
    )
)
SETUP_STEPS.register(
    SetupStep(
        _("技师"),
        50,
        Technician.objects.filter(active=True).exists,
        "dispatch:technicians",
        _("登记可派工的技师、技能和工作电话。"),
    )
)
WORK_LISTS.register(WorkList(_("派工单"), 5, panels.held_orders))
LEAVE_TIES.register(LeaveTie("open orders", 10, panels.open_orders))
HOME_TILES.register(Tile("dispatch", 20, can_see_queue, _waiting, "dispatch/_tile_queue.html"))
HOME_TILES.register(Tile("kept", 25, can_see_queue, _kept, "dispatch/_tile_kept.html"))
HOME_TILES.register(Tile("my jobs", 10, can_see_today, _jobs, "dispatch/_tile_jobs.html"))
TICKET_PANELS.register(Panel("kept", 15, _kept_panel, "dispatch/_panel_kept.html"))
for _part in link_parts.PARTS:
    LINK_PARTS.register(_part)
TICKET_PANELS.register(Panel("dispatch", 20, _panel, "dispatch/_panel.html"))
TICKET_PANELS.register(Panel("standby order", 26, panels.standby_order, "dispatch/panel/_standby.html"))
TICKET_PANELS.register(Panel("articles", 85, _articles, "dispatch/panel/_articles.html"))
TICKET_PANELS.register(Panel("papers", 90, _papers, "dispatch/papers/_panel.html"))
schemas.require(
    "conventions",
    immediately_minutes=int,
    planned_travel_minutes=int,
    planned_visit_minutes=int,
    assignment_flag_minutes=int,
    photo_count=int,
)
schemas.require("workload", full_day_minutes=int, rated_days=int)
schemas.require("phone", skew_minutes=int, oldest_hours=int)
OBSTACLES.register(Obstacle("missing_documents", 50, missing_documents))
OBSTACLES.register(Obstacle("open_loan", 45, open_loan))
MERGE_TIES.register(MergeTie("standby units", 60, merge_ties.standby))
schemas.require("required_documents", documents=list)
vocabulary.register("documents", _("单据"), WORDS.items())

GUIDE_STEPS.register(
    GuideStep(
        "approvals",
        _("审批并派工一张工单"),
        _("每张工单有推荐的技师：A 同意并派工，1 至 3 换人，R 退回。"),
        "dispatch:approvals",
        frozenset({Post.SUPERVISOR, Post.TEAM_LEADER}),
        10,
    )
)
GUIDE_STEPS.register(
    GuideStep(
        "board",
        _("看一眼今天的派工板"),
        _("每位技师一行，红框是时间冲突；可拖动，也可用键盘改时间。"),
        "dispatch:board",
        frozenset({Post.SUPERVISOR, Post.TEAM_LEADER}),
        20,
    )
)
GUIDE_STEPS.register(
    GuideStep(
        "work",
        _("打开今天的派工单"),
        _("接单、联系、出发、到场、完工、签字，按顺序一步一个按钮。"),
        "dispatch:today",
        frozenset({Post.TECHNICIAN}),
        10,
    )
)
GUIDE_STEPS.register(
    GuideStep(
        "phone",
        _("装到手机主屏"),
        _("装好后没有网络也能打开和填写，联网后自动上传。"),
        "dispatch:mine",
        frozenset({Post.TECHNICIAN}),
        20,
    )
)
