"""What tickets hang into the house."""

from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.clock import now
from core.doors import (
    APPROVAL_KINDS,
    ASSET_PANELS,
    CUSTOMER_PANELS,
    DRAFT_PANELS,
    GUIDE_STEPS,
    HOME_TILES,
    LINK_PARTS,
    MERGE_TIES,
    NAV,
    OBSTACLES,
    REGION_DUTIES,
    SETUP_STEPS,
    TICKET_PANELS,
    UNDO_KINDS,
    WORK_LISTS,
    ApprovalKind,
    Duty,
    GuideStep,
    MergeTie,
    NavItem,
    Obstacle,
    Panel,
    SetupStep,
    Tile,
    UndoKind,
    WorkList,
)
from core.hooks import publish
from core.models import Stream
from core.streams import StreamKind, register_kind
from core.tones import register_tones
from deadlines.operations.pauses import APPROVAL_KIND as PAUSE
from org.enums import Post
from org.models import Approval
from packs import schemas, vocabulary
from tickets import hooks, hotline, link_parts, merge_ties, panels, permissions
from tickets import import_jobs as import_jobs
from tickets.enums import TONES, ApprovalCode, ServiceType, Severity, Stage, Urgency
from tickets.models import FaultCategory, Ticket
from tickets.obstacles import (
    breach_without_reason,
    open_complaint,
    open_money,
    unanswered_referral,
    unapproved_dispatch,
    unconsented_visit,
    unnamed_cause,
)
from tickets.operations import trying as trying  # the job that tries drafts
from tickets.operations import undoing
from tickets.queries.classes import class_faults
from tickets.queries.complaint_lists import complaint_counts
from tickets.queries.tiers import may_decide
from tickets.queries.tiles import tile_counts
from tickets.what_if_words import what_if_panel


def _url(stream: Stream) -> str:
    return reverse("tickets:ticket", args=[stream.number])


def _with_tickets(approvals: list[Approval]) -> None:
    """Put the tickets of a list beside its rows, in one query."""
    keys = [approval.stream_id for approval in approvals]
    tickets = Ticket.objects.select_related("complaint").in_bulk(keys) if keys else {}
    for approval in approvals:
        approval.ticket = tickets.get(approval.stream_id)  # type: ignore[attr-defined]


def _ticket(approval: Approval) -> Ticket | None:
    if not hasattr(approval, "ticket"):
        _with_tickets([approval])
    return approval.ticket  # type: ignore[attr-defined,no-any-return]


def _may_dispatch(user: Any, approval: Approval) -> bool:
    ticket = _ticket(approval)
    return bool(
        ticket
        and approval.asker_id != user.pk
        and ticket.assignee_id != user.pk
        and permissions.can_approve(user, ticket)
    )


def _may_close(user: Any, approval: Approval) -> bool:
    ticket = _ticket(approval)
    return bool(
        ticket and approval.asker_id != user.pk and permissions.can_confirm_closure(user, ticket.complaint)
    )


def _may_pause(user: Any, approval: Approval) -> bool:
    ticket = _ticket(approval)
    return bool(ticket and approval.asker_id != user.pk and permissions.can_decide_pause(user, ticket))


def _may_commit(user: Any, approval: Approval) -> bool:
    ticket = _ticket(approval)
    return bool(ticket and may_decide(user, ticket, approval, at=now()))


def _complaint_page(approval: Approval) -> str:
    return reverse("tickets:complaint", args=[approval.stream.number])


def _duty(code: str, label: Any, rank: int, url: str, text: Any, count: str = "") -> Duty:
    """A duty whose page is one of ours; `url` is its name and what follows the question mark."""
    name, _mark, query = url.partition("?")
    return Duty(
        code,
        label,
        rank,
        lambda _user: reverse(name) + (f"?{query}" if query else ""),
        text,
        (lambda user: complaint_counts(user, at=now())[count]) if count else None,
    )


DUTIES = [
    _duty("risk", _("风险防控"), 10, "tickets:prevention", _("交楼前的预警、摸底、风险提示和物业渠道检查。")),
    _duty(
        "general",
        _("处理一般投诉"),
        20,
        "tickets:complaints?which=general",
        _("核实、处理并结案。"),
        "general",
    ),
    _duty(
        "major",
        _("预警、上报、跟踪重大投诉"),
        30,
        "tickets:complaints?which=major",
        _("定级即上报，由集团确认结案。"),
        "major",
    ),
    _duty("departments", _("督导、评分责任部门"), 40, "tickets:department_scores", _("每月平均分。")),
    _duty(
        "rectification",
        _("发起整改"),
        50,
        "deadlines:task_new?kind=rectification",
        _("整改任务须有一个责任部门。"),
    ),
    _duty("archive", _("投诉档案"), 60, "tickets:complaint_archive", _("按类别归档与分析。")),
]


def _page(approval: Approval) -> str:
    return _url(approval.stream)


def _money_part(approval: Approval) -> str:
    return f"{_page(approval)}#money"


UNDONE = {"approval-request": _("送审派工"), "approval": _("批准"), "return": _("退回")}
register_kind(StreamKind("ticket", Ticket._meta.verbose_name, Ticket.objects.visible_to, _url))
register_tones("ticket", TONES)
register_tones("urgency", {Urgency.GENERAL: "muted", Urgency.URGENT: "danger"})
register_tones("severity", {Severity.GENERAL: "info", Severity.MAJOR: "danger", Severity.CRISIS: "danger"})
register_tones(
    "complaint",
    {Stage.VERIFYING: "warn", Stage.HANDLING: "primary", Stage.CLOSURE_PROPOSED: "warn", Stage.CLOSED: "ok"},
)
APPROVAL_KINDS.register(
    ApprovalKind(ApprovalCode.DISPATCH, ApprovalCode.DISPATCH.label, 10, _may_dispatch, _page, _with_tickets)
)
APPROVAL_KINDS.register(ApprovalKind(PAUSE, _("时限暂停"), 20, _may_pause, _page, _with_tickets))
APPROVAL_KINDS.register(
    ApprovalKind(
        ApprovalCode.CLOSURE, ApprovalCode.CLOSURE.label, 30, _may_close, _complaint_page, _with_tickets
    )
)
APPROVAL_KINDS.register(
    ApprovalKind(
        ApprovalCode.COMMITMENT, ApprovalCode.COMMITMENT.label, 40, _may_commit, _page, _with_tickets
    )
)
APPROVAL_KINDS.register(
    ApprovalKind(
        ApprovalCode.COMPENSATION,
        ApprovalCode.COMPENSATION.label,
        45,
        _may_commit,
        _money_part,
        _with_tickets,
    )
)
for _duty_of_region in DUTIES:
    REGION_DUTIES.register(_duty_of_region)
for _code, _label in UNDONE.items():
    UNDO_KINDS.register(UndoKind(_code, _label, after=undoing.refresh))
UNDO_KINDS.register(UndoKind("registration", _("登记工单"), undoing.cancel_registration))
OBSTACLES.register(Obstacle("breach without reason", 10, breach_without_reason))
OBSTACLES.register(Obstacle("open complaint", 20, open_complaint))
OBSTACLES.register(Obstacle("unanswered referral", 25, unanswered_referral))
OBSTACLES.register(Obstacle("unapproved dispatch", 30, unapproved_dispatch))
OBSTACLES.register(Obstacle("unconsented visit", 35, unconsented_visit))
OBSTACLES.register(Obstacle("unnamed cause", 36, unnamed_cause))
OBSTACLES.register(Obstacle("open money", 40, open_money))
MERGE_TIES.register(MergeTie("fees", 10, merge_ties.fees))
MERGE_TIES.register(MergeTie("compensation", 20, merge_ties.compensation))
MERGE_TIES.register(MergeTie("consents", 30, merge_ties.consents))
NAV.register(NavItem(_("受理"), "tickets:start", "phone-incoming", 10, permissions.can_register, "/intake/"))
NAV.register(
    NavItem(
        pgettext_lazy("list", "工单"), "tickets:list", "list-details", 20, permissions.can_list, "/tickets/"
    )
)
NAV.register(
    NavItem(
        _("投诉"),
        "tickets:complaints",
        "message-report",
        22,
        permissions.can_see_complaints,
        "/complaints/",
    )
)
NAV.register(
    NavItem(
        _("地区"),
        "tickets:region",
        "layout-dashboard",
        24,
        permissions.can_see_region,
        "/region/",
        minor=True,
    )
)
NAV.register(
    NavItem(
        _("接听情况"),
        "tickets:answering",
        "phone",
        63,
        permissions.can_read_answering,
        "/calls/answering/",
        minor=True,
    )
)
CUSTOMER_PANELS.register(panels.CUSTOMER)
ASSET_PANELS.register(panels.ASSET)
WORK_LISTS.register(WorkList(_("我负责的工单"), 20, panels.owned))
TICKET_PANELS.register(panels.LINKS)
HOME_TILES.register(
    Tile("tickets", 10, permissions.can_read, lambda user: tile_counts(user, at=now()), "tickets/_tile.html")
)
DRAFT_PANELS.register(Panel("what_if", 20, what_if_panel, "tickets/what_if/_panel.html"))
for _item in hooks.EVENTS:
    publish(_item)
for _part in link_parts.PARTS:
    LINK_PARTS.register(_part)
HOME_TILES.register(
    Tile(
        "complaints",
        12,
        permissions.can_see_complaints,
        lambda user: {"counts": complaint_counts(user, at=now())},
        "tickets/_tile_complaints.html",
    )
)
SETUP_STEPS.register(
    SetupStep(
        _("故障类别"),
        40,
        FaultCategory.objects.exists,
        "admin:tickets_faultcategory_changelist",
        _("登记时选择的故障，以及派工所需的技能。"),
    )
)
schemas.require("compensation", supervisor_up_to=Decimal, manager_up_to=Decimal)
schemas.require("web_form", least_seconds=int, posts_per_hour=int, page_hours=int)
schemas.require("conventions", dispatch_approval_hours=int, duplicate_hours=int)
hotline.register()
schemas.require("urgency", words=list, site_classes=list)
schemas.require(
    "complaints",
    progress_hours=int,
    unread_minutes=int,
    handler_minutes=int,
    contact_attempts=int,
    media_told=list,
)
schemas.require("prevention", checklists=list)
schemas.require(
    "severity", same_cause_customers=int, same_cause_days=int, claim_amount=str, criteria_for_crisis=int
)
schemas.require("referrals", levels=list, meeting_levels=list, told=list)
schemas.require("telephone", most_rings=int, seconds_per_ring=int, staff_from=str, staff_until=str)
schemas.register_schema("complaint_classes", class_faults)
vocabulary.register("urgencies", _("紧急程度"), Urgency.choices)
vocabulary.register("severities", _("程度"), Severity.choices)
vocabulary.register("service_types", _("服务类型"), ServiceType.choices)

GUIDE_STEPS.register(
    GuideStep(
        "intake",
        _("登记一次来电"),
        _("输入来电号码，客户、设备和在办工单会一起出现；F2 打开新登记，Ctrl+Enter 提交。"),
        "tickets:start",
        frozenset({Post.HOTLINE, Post.CLERK}),
        10,
    )
)
GUIDE_STEPS.register(
    GuideStep(
        "search",
        _("用几个字找到工单"),
        _("顶部搜索认姓名、拼音首字母、电话后四位、序列号，快捷键 Ctrl+K。"),
        "tickets:list",
        frozenset({Post.HOTLINE, Post.CLERK}),
        20,
    )
)
GUIDE_STEPS.register(
    GuideStep(
        "complaints",
        _("看看处理中的投诉"),
        _("核实、确认事实、提出结案都在投诉页上一步步完成。"),
        "tickets:complaints",
        frozenset({Post.SUPERVISOR, Post.TEAM_LEADER}),
        30,
    )
)
GUIDE_STEPS.register(
    GuideStep(
        "region",
        _("看看本地区的职责与待办"),
        _("重大投诉、责任部门评分和整改都从这里进入。"),
        "tickets:region",
        frozenset({Post.MANAGER, Post.REGIONAL_HEAD, Post.DEPARTMENT_HEAD, Post.GROUP}),
        30,
    )
)
