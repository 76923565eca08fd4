"""Plans by week, month and year (ORG-07)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import timeline
from core.clock import local_day, now
from followups.enums import PlanPeriod
from followups.forms import plans as typed
from followups.models import Plan, PlanTask
from followups.operations import plans as operations
from followups.permissions import can_change_plan, can_follow_up, can_manage
from followups.queries import plans as queries
from followups.queries.people import colleagues, led_units
from followups.views.access import callers, form_page, managers, require, saved, told, with_people


@require_safe
@callers
def plans(request: HttpRequest) -> HttpResponse:
    """Plans, and which are missing (FUP-13)."""
    period = request.GET.get("period", "")
    period = period if period in PlanPeriod.values else ""
    context = {
        "page": queries.plan_list(request.user, period=period, cursor=request.GET.get("cursor")),
        "missing": queries.missing_plans(request.user, at=now()),
        "periods": PlanPeriod.choices,
        "period": period,
        "may_make": can_manage(request.user),
    }
    return render(request, "followups/plans.html", context)


@require_http_methods(["GET", "POST"])
@managers
def new_plan(request: HttpRequest) -> HttpResponse:
    """Make a plan for a unit that the person leads."""
    initial = {"period": request.GET.get("period", PlanPeriod.WEEK), "day": local_day(now())}
    form = typed.PlanForm(
        request.POST or None, initial=initial, units=led_units(request.user), **with_people(request)
    )
    row = saved(form, lambda data: _make(request.user, data)) if form.is_bound else None
    if row is None:
        return form_page(request, form, _("制定回访计划"), "followups:plans")
    return told(request, _("计划已制定，请分派任务。"), "followups:plan", row.number)


@require_safe
def plan(request: HttpRequest, number: str) -> HttpResponse:
    """One plan with its tasks and, at the end, its evaluation."""
    return _page(request, _load(request, number))


@require_POST
def tasks(request: HttpRequest, number: str) -> HttpResponse:
    """Give a member of the team a task."""
    row = _load(request, number)
    require(can_change_plan(request.user, row))
    form = typed.TaskForm(request.POST, **with_people(request))
    done = saved(form, lambda data: operations.add_task(plan=row, by=request.user, at=now(), **data))
    return _page(request, row, task=form) if done is None else _back(request, row)


@require_POST
def task_result(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """A task is done."""
    row = _load(request, number)
    task = get_object_or_404(PlanTask, plan=row, pk=pk)
    require(task.assignee_id == request.user.pk or can_change_plan(request.user, row))
    form = typed.TaskResultForm(request.POST)
    done = saved(form, lambda data: operations.finish_task(task=task, by=request.user, at=now(), **data))
    return _page(request, row, result=form) if done is None else _back(request, row)


@require_POST
def plan_end(request: HttpRequest, number: str) -> HttpResponse:
    """Close the plan with its evaluation (RPT-24)."""
    row = _load(request, number)
    require(can_change_plan(request.user, row))
    form = typed.PlanEndForm(request.POST)
    done = saved(form, lambda data: operations.close_plan(plan=row, by=request.user, at=now(), **data))
    return _page(request, row, end=form) if done is None else _back(request, row)


def _make(user: Any, data: dict[str, Any]) -> Plan:
    return operations.make_plan(draft=operations.Draft(**data), by=user, at=now())


def _load(request: HttpRequest, number: str) -> Plan:
    rows = Plan.objects.visible_to(request.user).select_related("stream", "unit", "owner", "closed_by")
    return get_object_or_404(rows, stream__number=number)


def _back(request: HttpRequest, row: Plan) -> HttpResponse:
    return told(request, _("已保存。"), "followups:plan", row.number)


def _page(
    request: HttpRequest,
    row: Plan,
    *,
    task: typed.TaskForm | None = None,
    result: typed.TaskResultForm | None = None,
    end: typed.PlanEndForm | None = None,
) -> HttpResponse:
    initial = {"due_on": row.last_day}
    people = {"user": request.user, "people": colleagues(request.user, at=now())}
    context = {
        "plan": row,
        "tasks": row.tasks.select_related("assignee"),
        "team": row.team.order_by("username"),
        "may_change": row.is_open and can_change_plan(request.user, row),
        "is_caller": can_follow_up(request.user),
        "task": task or typed.TaskForm(initial=initial, auto_id="task_%s", **people),
        "result": result,
        "end": end or typed.PlanEndForm(auto_id="end_%s"),
        "entries": timeline.entries(row.stream),
    }
    return render(request, "followups/plan.html", context, status=422 if task or result or end else 200)
