"""Plans, and the ones that are missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from core.clock import local_day
from core.pages import Page, keyset
from followups import rules
from followups.enums import PlanPeriod
from followups.models import Plan
from org.enums import Right, UnitKind
from org.models import Unit
from packs.queries import current_figure

WEEKS_BACK = 4


def plan_list(user: Any, *, period: str = "", cursor: str | None = None) -> Page:
    """Visible plans, newest period first, with counts of tasks."""
    rows = Plan.objects.visible_to(user).select_related("stream", "unit", "owner")
    if period:
        rows = rows.filter(period=period)
    done = Count("tasks", filter=Q(tasks__done_at__isnull=False))
    rows = rows.annotate(task_count=Count("tasks"), done_count=done)
    return keyset(rows, order=("-first_day", "-stream_id"), cursor=cursor)


@dataclass(frozen=True)
class Missing:
    """A plan that was not there in time; `plan` is one that came later."""

    unit: Unit
    span: rules.Period
    ready_by: datetime
    plan: Plan | None

    @property
    def label(self) -> str:
        return str(PlanPeriod(self.span.kind).label)


def missing_plans(user: Any, *, at: datetime) -> list[Missing]:
    """Plans of present and recent periods that were not there by the pack's hour of the first day (FUP-13)."""
    units = list(_regions(user))
    spans = _spans(local_day(at))
    held = _held(units, spans)
    clock = str(current_figure("follow_up", "plan_ready_by", at=at))
    found = []
    for span in spans:
        until = span.ready_by(clock)
        if until < at:
            found += [
                Missing(unit, span, until, held.get((unit.pk, span.kind, span.first)))
                for unit in units
                if not _in_time(held.get((unit.pk, span.kind, span.first)), until)
            ]
    return found


def _in_time(plan: Plan | None, until: datetime) -> bool:
    return plan is not None and plan.made_at <= until


def _spans(day: date) -> list[rules.Period]:
    weeks = [rules.period_of(PlanPeriod.WEEK, day - timedelta(weeks=n)) for n in range(WEEKS_BACK)]
    return [*weeks, rules.period_of(PlanPeriod.MONTH, day), rules.period_of(PlanPeriod.YEAR, day)]


def _held(units: Iterable[Unit], spans: Iterable[rules.Period]) -> dict[tuple[int, str, date], Plan]:
    rows = Plan.objects.filter(unit__in=units, first_day__in={span.first for span in spans})
    return {(row.unit_id, row.period, row.first_day): row for row in rows.select_related("stream")}


def _regions(user: Any) -> QuerySet[Unit]:
    scope = user.scope.within(Right.FOLLOW_UP)
    rows = Unit.objects.filter(kind=UnitKind.REGION, is_active=True).select_related("stream")
    return rows if scope.group else rows.filter(pk__in=scope.region_ids)


def evaluated(*, begin: date, end: date, units: Iterable[Unit] | None = None) -> QuerySet[Plan]:
    """Closed plans whose period ended in a time, for the summary of follow-up work (RPT-24)."""
    rows = Plan.objects.filter(closed_at__isnull=False, last_day__gte=begin, last_day__lte=end)
    if units is not None:
        rows = rows.filter(unit__in=units)
    return rows.select_related("stream", "unit", "owner").order_by("unit", "first_day")
