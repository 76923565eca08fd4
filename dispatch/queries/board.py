"""The day of the technicians: one lane each, in quarters of an hour."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Prefetch

from core.clock import at_local
from dispatch import figures
from dispatch.enums import OrderStatus
from dispatch.models import Assignment, Technician
from dispatch.queries.loads import counted, day_of, minutes_on, percent
from dispatch.queries.plans import GRID
from dispatch.rules import Plan
from org.models import Absence, Shift

PER_HOUR = 4
FIRST_HOUR, LAST_HOUR = 7, 21
COLUMNS = (LAST_HOUR - FIRST_HOUR) * PER_HOUR
MOVABLE = frozenset({OrderStatus.DISPATCHED, OrderStatus.ACCEPTED})


@dataclass(frozen=True)
class Cell:
    """Part of a lane, so many quarters wide: a job, leave or free time from `starts_at` on."""

    width: int
    starts_at: datetime
    job: Assignment | None = None
    leave: Absence | None = None
    conflict: str = ""
    now: bool = False

    @property
    def movable(self) -> bool:
        """May the job still be planned otherwise?"""
        return bool(self.job and self.job.live and self.job.visit.order.status in MOVABLE)


@dataclass(frozen=True)
class Lane:
    """A technician's day; `load` is the planned share of a whole day in per cent."""

    technician: Technician
    cells: list[Cell] = field(default_factory=list)
    minutes: int = 0
    load: int = 0
    shifts: list[Shift] = field(default_factory=list)


def lanes(user: Any, day: date, *, at: datetime | None = None, travel: timedelta = timedelta()) -> list[Lane]:
    """Lanes of the technicians around the person's units, in a fixed number of queries.

    `at` draws the line of now; jobs nearer to each other than `travel` are marked as conflicts.
    """
    whole = day_of(day)
    plans = (
        counted()
        .between(whole.starts_at, whole.ends_at)
        .select_related("visit__order__ticket__category", "visit__order__ticket__stream")
        .order_by("planned")
    )
    leave = Prefetch(
        "user__absences",
        queryset=Absence.objects.during(whole.starts_at, whole.ends_at).order_by("since"),
        to_attr="absences_of_day",
    )
    people = (
        Technician.objects.visible_to(user)
        .filter(active=True)
        .select_related("user", "unit")
        .prefetch_related("skills", leave, Prefetch("assignments", queryset=plans, to_attr="plans_of_day"))
        .order_by("unit", "user__name")
    )
    rows = list(people)
    duty = _shifts(rows, whole)
    full_day = figures.full_day(whole.starts_at)
    found = [_lane(one, day, at, travel, duty.get(one.user_id, [])) for one in rows]
    return [replace(lane, load=percent(lane.minutes, full_day)) for lane in found]


def hours() -> list[int]:
    return list(range(FIRST_HOUR, LAST_HOUR))


def _shifts(people: Iterable[Technician], whole: Plan) -> dict[int, list[Shift]]:
    """Published shifts of the day by person, in two queries at most."""
    users = {one.user_id for one in people}
    rows = Shift.objects.filter(
        roster__published_at__isnull=False,
        starts_at__lt=whole.ends_at,
        ends_at__gt=whole.starts_at,
        people__in=users,
    )
    found: dict[int, list[Shift]] = {}
    for shift in rows.distinct().prefetch_related("people"):
        for person in shift.people.all():
            found.setdefault(person.pk, []).append(shift)
    return found


def _lane(
    technician: Technician, day: date, at: datetime | None, travel: timedelta, shifts: list[Shift]
) -> Lane:
    opens = at_local(day) + timedelta(hours=FIRST_HOUR)
    plans: list[Assignment] = technician.plans_of_day  # type: ignore[attr-defined]
    away: list[Absence] = technician.user.absences_of_day
    line = _column(at, opens) if at and opens <= at < opens + COLUMNS * GRID else None
    cells: list[Cell] = []
    here = 0
    for plan in plans:
        begin = max(_column(plan.starts_at, opens), here)
        end = min(max(_column(plan.ends_at - timedelta(seconds=1), opens) + 1, begin + 1), COLUMNS)
        if plan.ends_at <= opens or begin >= COLUMNS:
            continue
        cells += _free(here, begin, opens, away, line)
        busy = line is not None and begin <= line < end
        cells.append(
            Cell(end - begin, plan.starts_at, plan, None, _conflict(plan, plans, away, travel, shifts), busy)
        )
        here = end
    cells += _free(here, COLUMNS, opens, away, line)
    return Lane(technician, cells, minutes_on(plans, day_of(day)), shifts=shifts)


def _conflict(
    plan: Assignment, plans: list[Assignment], away: list[Absence], travel: timedelta, shifts: list[Shift]
) -> str:
    """What is wrong with a live plan: `leave`, `travel`, `shift`, or nothing."""
    if not plan.live:
        return ""
    if any(plan.plan.overlaps(Plan(one.since, one.until)) for one in away):
        return "leave"
    others = [one for one in plans if one.live and one.pk != plan.pk]
    if any(plan.plan.closer_than(travel, one.plan) for one in others):
        return "travel"
    inside = any(one.starts_at <= plan.starts_at and plan.ends_at <= one.ends_at for one in shifts)
    return "shift" if shifts and not inside else ""


def _free(begin: int, end: int, opens: datetime, away: list[Absence], line: int | None) -> list[Cell]:
    """Free time and leave, cut at the hours and at now, so that the board keeps its lines."""
    cells: list[Cell] = []
    start = begin
    for column in range(begin, end):
        if (
            column + 1 == end
            or _cut(column + 1, line)
            or _leave_at(column + 1, opens, away) != _leave_at(column, opens, away)
        ):
            leave = _leave_at(column, opens, away)
            cells.append(Cell(column + 1 - start, opens + start * GRID, leave=leave, now=start == line))
            start = column + 1
    return cells


def _cut(column: int, line: int | None) -> bool:
    return column % PER_HOUR == 0 or column == line


def _leave_at(column: int, opens: datetime, away: list[Absence]) -> Absence | None:
    instant = opens + column * GRID
    return next((one for one in away if one.since <= instant < one.until), None)


def _column(instant: datetime, opens: datetime) -> int:
    return max((instant - opens) // GRID, 0)
