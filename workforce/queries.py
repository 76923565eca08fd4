"""Reads of the supervisor's day, and of what is missing from it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Avg, QuerySet

from core.clock import at_local, day_end, day_start, local_day
from org.calendars import CHINA, calendar
from org.enums import Post, Right, UnitKind
from org.models import Appointment, BusinessCalendar, Unit, User
from org.queries import away, present
from packs.models import PackSet
from packs.queries import figure, figure_or, in_force
from tickets.models import Call, Ticket
from workforce.models import AppearanceCheck, DayPlan, QualityCheck
from workforce.rules import days_back

SECTION = "supervision"
SATURDAY = 5
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class MissingDay:
    """A working day of a unit that passed its time without an assignment of work."""

    unit: Unit
    day: date
    due_at: datetime


def plan_due(day: date, *, at: datetime) -> datetime:
    """Until when the work of a day is set, by the figures in force at `at`."""
    return at_local(day, _plan_by(in_force(at=at)))


def _plan_by(held: PackSet) -> time:
    return time.fromisoformat(figure(held, SECTION, "plan_by"))


def is_workday(day: date) -> bool:
    """Does the company work on that day, and so owe an assignment?"""
    return workdays()(day)


def workdays() -> Callable[[date], bool]:
    """The same question for many days; Monday to Friday before a calendar is loaded."""
    try:
        return calendar(CHINA).is_working_day
    except BusinessCalendar.DoesNotExist:
        return lambda day: day.weekday() < SATURDAY


def missing_days(user: Any, *, at: datetime) -> list[MissingDay]:
    """Working days of the person's regions without daily assignment, newest first (ORG-08)."""
    units = _owing(user)
    held = in_force(at=at) if units else None
    most = int(figure_or(held, SECTION, "days_shown", 0)) if held else 0
    if not held or not most:
        return []
    clock = _plan_by(held)
    days = {day: due for day in _workdays(at, most) if (due := at_local(day, clock)) < at}
    planned = set(DayPlan.objects.filter(unit__in=units, day__in=days).values_list("unit", "day"))
    return [
        MissingDay(unit, day, due)
        for day, due in days.items()
        for unit in units
        if (unit.pk, day) not in planned and _existed(unit, day)
    ]


def _workdays(at: datetime, most: int) -> list[date]:
    return list(days_back(local_day(at), most, workdays()))


def _owing(user: Any) -> list[Unit]:
    """Regions whose reports the person reads; each owes an assignment and a summary a day."""
    scope = user.scope.within(Right.READ_REPORTS)
    rows = Unit.objects.filter(kind=UnitKind.REGION, is_active=True).select_related("stream")
    return list(rows if scope.group else rows.filter(pk__in=scope.region_ids))


def _existed(unit: Unit, day: date) -> bool:
    return unit.stream is None or local_day(unit.stream.opened_at) < day


def led_units(user: Any) -> QuerySet[Unit]:
    """Units whose daily work the person leads or reads, the own ones only, not those below."""
    led, read = (user.scope.within(right) for right in (Right.SUPERVISE, Right.READ_REPORTS))
    scope = led if led.held else read
    rows = Unit.objects.filter(is_active=True).order_by("kind", "code")
    return rows if scope.group else rows.filter(pk__in=scope.region_ids | scope.project_ids)


@dataclass(frozen=True)
class Place:
    """One person at a post on a day: the work set, and whether the appearance was checked."""

    person: User
    post: str
    task: str
    check: AppearanceCheck | None
    away: bool

    @property
    def label(self) -> str:
        return str(Post(self.post).label)


def plan_of(unit: Unit, day: date) -> DayPlan | None:
    return DayPlan.objects.filter(unit=unit, day=day).select_related("by").first()


def places(unit: Unit, day: date, *, at: datetime) -> list[Place]:
    """Everybody with a post at the unit itself on a day, by post, in a fixed number of queries."""
    posts = Appointment.objects.filter(present(day), unit=unit, since__lte=day, user__is_active=True)
    first: dict[int, Appointment] = {}
    for row in posts.select_related("user").order_by("post", "user__name", "pk"):
        first.setdefault(row.user_id, row)
    plan = plan_of(unit, day)
    tasks = dict(plan.tasks.values_list("person", "text")) if plan else {}
    checks = {row.agent_id: row for row in checks_of(unit, day)}
    gone = away(first, since=at, until=day_end(day))
    return [
        Place(row.user, row.post, tasks.get(key, ""), checks.get(key), key in gone)
        for key, row in first.items()
    ]


def checks_of(unit: Unit, day: date) -> QuerySet[AppearanceCheck]:
    rows = AppearanceCheck.objects.filter(unit=unit, day=day)
    return rows.prefetch_related("lapses")


def inspections(unit: Unit, day: date) -> list[QualityCheck]:
    """Quality checks of a unit on a day."""
    rows = QualityCheck.objects.filter(unit=unit, at__gte=day_start(day), at__lt=day_end(day))
    return list(rows.select_related("agent", "ticket__stream").order_by("-at"))


def ticket_named(user: Any, number: str) -> Ticket | None:
    return Ticket.objects.visible_to(user).filter(stream__number=number).first()


def call_named(user: Any, call_id: str) -> Call | None:
    return Call.objects.visible_to(user).filter(call_id=call_id).first()


def averages(rows: Any) -> list[tuple[str, Decimal]]:
    """The average score of each region among appraisals, corrected ones left out, to one decimal (DIS-15)."""
    found = rows.in_force().order_by("unit__name").values_list("unit__name").annotate(Avg("score"))
    return [(name, Decimal(average).quantize(TENTH, ROUND_HALF_UP)) for name, average in found]
