"""What follow-up puts into other rooms."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.clock import now
from core.doors import (
    CUSTOMER_PANELS,
    GUIDE_STEPS,
    HOME_TILES,
    LINK_PARTS,
    NAV,
    OBSTACLES,
    REGION_DUTIES,
    TICKET_PANELS,
    TODO_KINDS,
    WORK_LISTS,
    Duty,
    GuideStep,
    NavItem,
    Obstacle,
    Panel,
    Tile,
    TodoKind,
    WorkLine,
    WorkList,
)
from core.models import Stream
from core.streams import StreamKind, register_kind
from core.tones import register_tones
from followups import link_parts, movers, previewing, queries
from followups.enums import InterviewState, SlipState, VisitState
from followups.models import Call, Delivery, Interview, Plan, Survey, Tracing, UsageMailing, Visit
from followups.obstacles import nobody_traces
from followups.operations.opening import TODO_KINDS as CALL_TODOS
from followups.operations.plans import TODO_KIND as PLAN_TODO
from followups.permissions import can_answer, can_follow_up
from org.enums import Post
from packs import schemas


def _tile(user: Any) -> dict[str, Any]:
    return {"count": queries.waiting(user, at=now())}


def _panel(ticket: Any, user: Any) -> dict[str, Any] | None:
    rounds = list(queries.calls_of(ticket))
    complaint = getattr(ticket, "complaint", None) is not None
    if not rounds and not complaint:
        return None
    tracing = Tracing.objects.filter(ticket=ticket.pk).select_related("owner").first()
    may_name = complaint and can_answer(user, ticket)
    return {"rounds": rounds, "ticket": ticket, "tracing": tracing, "may_name": may_name}


def _customer(customer: Any, user: Any) -> dict[str, Any] | None:
    if not can_follow_up(user):
        return None
    rows = Call.objects.visible_to(user).filter(customer=customer.pk)
    calls = rows.select_related("ticket__stream", "delivery__stream").order_by("-opened_at", "-pk")[:10]
    return {"customer": customer, "calls": calls}


def _my_calls(user: Any, at: datetime) -> list[WorkLine]:
    """Calls that the person is to make, soonest due first."""
    rows = Call.objects.open().filter(assignee=user.pk).select_related("customer")
    return [
        WorkLine(
            one.get_kind_display(), reverse("followups:call", args=[one.pk]), one.due_at, one.customer.name
        )
        for one in rows.order_by("due_at", "pk")[:100]
    ]


def _my_interviews(user: Any, _at: datetime) -> list[WorkLine]:
    """Drawn customers that the person is to ask."""
    rows = Interview.objects.filter(surveyor=user.pk, state=InterviewState.DRAWN)
    return [
        WorkLine(
            one.line.region.name, reverse("followups:interview", args=[one.pk]), None, one.line.customer.name
        )
        for one in rows.select_related("line__region", "line__customer").order_by("not_before", "pk")[:100]
    ]


def _call_of(todo: Any) -> str:
    kind = next(kind for kind, code in CALL_TODOS.items() if code == todo.kind)
    rows = Call.objects.open().filter(kind=kind)
    near = {"regular": "customer", "delivery": "delivery"}.get(kind, "ticket")
    row = rows.filter(**{near: todo.stream_id}).first()
    return reverse("followups:call", args=[row.pk]) if row else reverse("followups:due")


def _plan_of(todo: Any) -> str:
    return reverse("followups:plan", args=[todo.stream.number])


def _at_number(name: str) -> Any:
    return lambda stream: reverse(name, args=[stream.number])


def _mailing(stream: Stream) -> str:
    return reverse("followups:mailing", args=[stream.pk])


register_kind(
    StreamKind("delivery", _("交付"), Delivery.objects.all().visible_to, _at_number("followups:delivery"))
)
register_kind(
    StreamKind("spot_check", _("抽查回访"), Visit.objects.all().visible_to, _at_number("followups:visit"))
)
register_kind(
    StreamKind("followup_plan", _("回访计划"), Plan.objects.all().visible_to, _at_number("followups:plan"))
)
register_kind(
    StreamKind("survey", _("满意度调查"), Survey.objects.all().visible_to, _at_number("followups:survey"))
)
register_kind(StreamKind("usage_mailing", _("短信回访"), UsageMailing.objects.all().visible_to, _mailing))
register_tones(
    "visit",
    {
        VisitState.BOOKED: "info",
        VisitState.VISITED: "warn",
        VisitState.DONE: "ok",
        VisitState.CANCELLED: "muted",
    },
)
register_tones(
    "slip",
    {
        SlipState.WITH_VISITOR: "warn",
        SlipState.RECEIVED: "warn",
        SlipState.COMMITTED: "primary",
        SlipState.SERVED: "primary",
        SlipState.SIGNED: "info",
        SlipState.RETURNED: "ok",
    },
)
NAV.register(NavItem(_("回访"), "followups:due", "phone-outgoing", 40, can_follow_up, "/calls/"))
HOME_TILES.register(Tile("followups", 40, can_follow_up, _tile, "followups/_tile.html"))
TICKET_PANELS.register(Panel("followups", 40, _panel, "followups/_panel.html"))
CUSTOMER_PANELS.register(Panel("followups", 40, _customer, "followups/_customer.html"))
WORK_LISTS.register(WorkList(_("客户回访"), 40, _my_calls))
WORK_LISTS.register(WorkList(_("满意度调查"), 41, _my_interviews))
OBSTACLES.register(Obstacle("nobody_traces", 40, nobody_traces))
movers.register()
for _part in link_parts.PARTS:
    LINK_PARTS.register(_part)
for _kind in CALL_TODOS.values():
    TODO_KINDS.register(TodoKind(_kind, 40, url=_call_of))
TODO_KINDS.register(TodoKind(PLAN_TODO, 41, url=_plan_of))
previewing.register()
schemas.require("conventions", follow_up_days=int, unreachable_days=int, next_call_days=int)
schemas.require(
    "follow_up",
    next_delivery_call_working_days=int,
    complaint_call_days=int,
    regular_call_days=int,
    same_contact_minutes=int,
    satisfaction_fall_points=int,
    plan_ready_by=str,
)
schemas.require("after_installation", mode=str, call_hours=int, latest_hours=int)
schemas.require("spot_checks", per_week=int, slip_hours=int, commitment_hours=int)
schemas.require("usage_sms", months=int, opt_out_words=list)
schemas.require("surveys", sample_percent=int, confidence_percent=int)
REGION_DUTIES.register(
    Duty(
        "surveys",
        _("满意度调查"),
        70,
        lambda _user: reverse("followups:surveys"),
        _("半年调查的抽样、访问和结果。"),
    )
)

GUIDE_STEPS.register(
    GuideStep(
        "calls",
        _("做一次回访"),
        _("按列表打电话，记录满意度和意见。"),
        "followups:due",
        frozenset({Post.HOTLINE, Post.CLERK}),
        30,
    )
)
