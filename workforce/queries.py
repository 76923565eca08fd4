"""Reads of the supervisor's day, and of what is missing from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet

from core.clock import at_local, local_day
from org.calendars import CHINA, calendar
from org.enums import Post, Right, UnitKind
from org.models import Appointment, BusinessCalendar, Unit, User
from org.queries import away, present, staff_of
from packs.queries import current_figure
from tickets.models import Call, Ticket
from workforce.models import AppearanceCheck, DayPlan, QualityCheck
from workforce.rules import days_back

SECTION = "supervision"


SATURDAY = 5


@dataclass(frozen=True)
class MissingDay:
    """A working day of a unit that passed its time without an assignment of work."""

    unit: Unit
    day: date
    due_at: datetime


def plan_due(day: date, *, at: datetime) -> datetime:
    """Until when the work of a day is set, by the figures in force at `at`."""
    return at_local(day, time.fromisoformat(current_figure(SECTION, "plan_by", at=at)))


def is_workday(day: date) -> bool:
    """Does the company work on that day, and so owe an assignment? Monday to Friday before a calendar is loaded."""
    try:
        return calendar(CHINA).is_working_day(day)
    except BusinessCalendar.DoesNotExist:
        return day.weekday() < SATURDAY


def missing_days(user: Any, *, at: datetime) -> list[MissingDay]:
    """Working days of the person's regions without daily assignment, newest first (ORG-08)."""
    units = _owing(user)
    most = _days_shown(at) if units else 0
    days = [day for day in _workdays(at, most) if plan_due(day, at=at) < at]
    planned = DayPlan.objects.filter(unit__in=units, day__in=days).values_list("unit", "day")
    known = set(planned)
    return [
        MissingDay(unit, day, plan_due(day, at=at))
        for day in days
        for unit in units
        if (unit.pk, day) not in known and _existed(unit, day)
    ]


def _days_shown(at: datetime) -> int:
    """How far back missing days are told; none where no pack says so yet."""
    try:
        return int(current_figure(SECTION, "days_shown", at=at))
    except KeyError:
        return 0


def _workdays(at: datetime, most: int) -> list[date]:
    return list(days_back(local_day(at), most, is_workday)) if most else []


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
    gone = away(first, since=at, until=at_local(day, time.max))
    return [
        Place(row.user, row.post, tasks.get(key, ""), checks.get(key), key in gone)
        for key, row in first.items()
    ]


def checks_of(unit: Unit, day: date) -> QuerySet[AppearanceCheck]:
    rows = AppearanceCheck.objects.filter(unit=unit, day=day)
    return rows.prefetch_related("lapses")


def inspections(unit: Unit, day: date) -> list[QualityCheck]:
    """Quality checks of a unit on a day."""
    start, end = at_local(day), at_local(day, time.max)
    rows = QualityCheck.objects.filter(unit=unit, at__range=(start, end))
    return list(rows.select_related("agent", "ticket__stream").order_by("-at"))


def agents(units: Iterable[Unit], *, at: datetime) -> QuerySet[User]:
    """Who may be inspected: people with a post at the units or below."""
    keys = [key for unit in units for key in staff_of(unit, at=at).values_list("pk", flat=True)]
    return User.objects.filter(pk__in=keys).order_by("name", "pk")


def ticket_named(user: Any, number: str) -> Ticket | None:
    return Ticket.objects.visible_to(user).filter(stream__number=number).first()


def call_named(user: Any, call_id: str) -> Call | None:
    return Call.objects.visible_to(user).filter(call_id=call_id).first()
