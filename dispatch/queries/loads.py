"""How much of a day is planned: the same hours for the board and for the candidates."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from core.clock import day_end, day_start
from dispatch.models import Assignment
from dispatch.rules import Plan
from dispatch.transitions import TAKEN_BACK


def counted() -> QuerySet[Assignment]:
    """Plans that take a technician's time: live ones and those of work done; what was taken back does not."""
    return Assignment.objects.filter(Q(live=True) | ~Q(visit__order__status__in=TAKEN_BACK))


def day_of(day: date) -> Plan:
    return Plan(day_start(day), day_end(day))


def minutes_on(plans: Iterable[Assignment], day: Plan) -> int:
    """Planned minutes of a half-open day; what reaches beyond it is cut."""
    return sum(
        Plan(max(one.starts_at, day.starts_at), min(one.ends_at, day.ends_at)).minutes
        for one in plans
        if one.plan.overlaps(day)
    )


def percent(minutes: int, full_day: timedelta) -> int:
    """Share of a whole day's load; over 100 for who has too much, 0 where no figure says what a day is."""
    return int(timedelta(minutes=minutes) * 100 / full_day) if full_day else 0
