"""The day of the technicians: one lane each."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from django.db.models import Prefetch, Q

from core.clock import at_local, day_end, day_start
from dispatch.models import Assignment, Technician
from dispatch.transitions import TAKEN_BACK

GRID = timedelta(minutes=30)
PER_HOUR = 2
FIRST_HOUR, LAST_HOUR = 7, 21


@dataclass(frozen=True)
class Cell:
    """Part of a lane: a job or free time, so many columns wide."""

    width: int
    job: Assignment | None = None


@dataclass(frozen=True)
class Lane:
    """A technician's day; `load` is the planned share of the shown hours in per cent."""

    technician: Technician
    cells: list[Cell] = field(default_factory=list)
    load: int = 0


def lanes(user: Any, day: date) -> list[Lane]:
    """Lanes of the technicians around the person's units, in a fixed number of queries."""
    plans = (
        Assignment.objects.filter(Q(live=True) | ~Q(visit__order__status__in=TAKEN_BACK))
        .between(day_start(day), day_end(day))
        .select_related("visit__order__ticket__category", "visit__order__ticket__stream")
        .order_by("planned")
    )
    people = (
        Technician.objects.visible_to(user)
        .filter(active=True)
        .select_related("user", "unit")
        .prefetch_related("skills", Prefetch("assignments", queryset=plans, to_attr="plans_of_day"))
        .order_by("unit", "user__name")
    )
    return [_lane(one, day) for one in people]


def hours() -> list[int]:
    return list(range(FIRST_HOUR, LAST_HOUR))


def _lane(technician: Technician, day: date) -> Lane:
    opens, closes = (at_local(day) + timedelta(hours=hour) for hour in (FIRST_HOUR, LAST_HOUR))
    columns = (closes - opens) // GRID
    cells: list[Cell] = []
    here = 0
    for plan in technician.plans_of_day:  # type: ignore[attr-defined]
        begin = max(_column(plan.starts_at, opens), here)
        end = min(max(_column(plan.ends_at - timedelta(seconds=1), opens) + 1, begin + 1), columns)
        if plan.ends_at <= opens or begin >= columns:
            continue
        cells += _free(here, begin)
        cells.append(Cell(end - begin, plan))
        here = end
    cells += _free(here, columns)
    busy = sum(cell.width for cell in cells if cell.job)
    return Lane(technician, cells, busy * 100 // columns)


def _free(begin: int, end: int) -> list[Cell]:
    """Free time cut at the hours, so that the board keeps its lines."""
    marks = [begin, *(n for n in range(begin + 1, end) if n % PER_HOUR == 0), end]
    return [Cell(right - left) for left, right in pairwise(marks) if right > left]


def _column(instant: datetime, opens: datetime) -> int:
    return max((instant - opens) // GRID, 0)
