"""Plans of follow-up: made, worked through, evaluated, closed (ORG-07, FUP-13, RPT-24)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from core.clock import day_end
from core.events import record
from core.numbers import next_number
from core.streams import lock_streams, open_stream
from core.words import later as _
from deadlines.models import Todo
from deadlines.operations import finish_todo, open_todo
from followups.enums import TaskKind
from followups.errors import FollowUpRefused
from followups.events import PlanClosed, PlanMade, PlanTaskAdded, PlanTaskDone
from followups.models import Plan, PlanTask
from followups.rules import period_of
from org.models import Unit, User

SERIES, KIND, TODO_KIND = "FP", "followup_plan", "plan_task"


@dataclass(frozen=True)
class Draft:
    """A plan before it is made; `day` is any day of its period."""

    unit: Unit
    period: str
    day: date
    goals: str
    team: Sequence[User] = ()


@transaction.atomic
def make_plan(*, draft: Draft, by: User, at: datetime) -> Plan:
    """One plan per unit and period, owned by who makes it; raises FollowUpRefused for a second one."""
    span = period_of(draft.period, draft.day)
    stream = open_stream(kind=KIND, at=at, number=next_number(SERIES, at=at))
    try:
        with transaction.atomic():
            plan = Plan.objects.create(
                stream=stream,
                unit=draft.unit,
                period=draft.period,
                first_day=span.first,
                last_day=span.last,
                goals=draft.goals.strip(),
                owner=by,
                made_at=at,
            )
    except IntegrityError as error:
        raise FollowUpRefused(_("这个单位在该周期已有计划。"), "day") from error
    plan.team.set(draft.team)
    record(stream, PlanMade(draft.period, span.first.isoformat()), by=by, at=at)
    return plan


@transaction.atomic
def add_task(
    *,
    plan: Plan,
    title: str,
    assignee: User,
    due_on: date,
    by: User,
    at: datetime,
    kind: str = TaskKind.FOLLOW_UP,
) -> PlanTask:
    """A task for a member of the team, who finds it among the to-dos; raises FollowUpRefused."""
    held = _hold(plan)
    if not held.first_day <= due_on <= held.last_day:
        raise FollowUpRefused(_("日期须在计划周期内。"), "due_on")
    todo = open_todo(
        stream=held.pk,
        kind=TODO_KIND,
        title=title.strip(),
        unit=held.unit,
        owner=assignee,
        due_at=day_end(due_on),
        by=by,
        at=at,
    )
    task = PlanTask.objects.create(
        plan=held, kind=kind, title=title.strip(), assignee=assignee, due_on=due_on, todo=todo
    )
    held.team.add(assignee)
    record(held.pk, PlanTaskAdded(task.pk), by=by, at=at)
    return task


@transaction.atomic
def finish_task(*, task: PlanTask, result: str, by: User, at: datetime) -> PlanTask:
    """The task is done, with its result; raises FollowUpRefused when it was done before."""
    _hold(task.plan)
    held = PlanTask.objects.select_related("todo").get(pk=task.pk)
    if held.done_at is not None:
        raise FollowUpRefused(_("这项任务已完成。"))
    if not result.strip():
        raise FollowUpRefused(_("请填写结果。"), "result")
    held.done_at, held.result = at, result.strip()
    held.save(update_fields=["done_at", "result"])
    record(held.plan_id, PlanTaskDone(held.pk), by=by, at=at)
    if held.todo and held.todo.done_at is None:
        finish_todo(todo=held.todo, result=held.result, by=by, at=at)
    return held


@transaction.atomic
def close_plan(*, plan: Plan, result: str, evaluation: int, summary: str, by: User, at: datetime) -> Plan:
    """Close with result, evaluation 1 to 5 and text; raises FollowUpRefused while one of them is missing."""
    held = _hold(plan)
    _check(result, evaluation, summary)
    held.result, held.evaluation, held.summary = result.strip(), evaluation, summary.strip()
    held.closed_at, held.closed_by = at, by
    held.save(update_fields=["result", "evaluation", "summary", "closed_at", "closed_by"])
    record(held.pk, PlanClosed(evaluation), by=by, at=at)
    for todo in Todo.objects.filter(stream=held.pk, kind=TODO_KIND, done_at=None):
        finish_todo(todo=todo, result=_("计划已结束"), by=by, at=at)
    return held


def _check(result: str, evaluation: int, summary: str) -> None:
    if not result.strip():
        raise FollowUpRefused(_("结束计划前请填写执行结果。"), "result")
    if evaluation not in range(1, 6):
        raise FollowUpRefused(_("结束计划前请评价 1 至 5 分。"), "evaluation")
    if not summary.strip():
        raise FollowUpRefused(_("结束计划前请填写评价与总结。"), "summary")


def _hold(plan: Plan) -> Plan:
    lock_streams(plan.pk)
    held = Plan.objects.select_related("stream", "unit").get(pk=plan.pk)
    if not held.is_open:
        raise FollowUpRefused(_("计划已结束，不能再改。"))
    return held
