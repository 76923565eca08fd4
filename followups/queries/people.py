"""Colleagues and units that forms offer."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from core.clock import local_day
from org.enums import Post, Right, UnitKind
from org.models import Appointment, Unit, User
from org.queries import present
from org.rules import RIGHTS

CALLING = [post for post in Post.values if Right.FOLLOW_UP in RIGHTS.get(post, ())]


def colleagues(user: Any, *, at: datetime) -> QuerySet[User]:
    """Active people who may follow up in a unit of the person's own scope."""
    scope, day = user.scope.within(Right.FOLLOW_UP), local_day(at)
    held = Appointment.objects.filter(present(day), since__lte=day, post__in=CALLING, unit__is_active=True)
    if not scope.group:
        units = scope.region_ids | scope.project_ids
        held = held.filter(Q(unit__in=units) | Q(unit__parent__in=scope.region_ids))
    people: QuerySet[User] = User.objects.filter(pk__in=held.values("user"), is_active=True)
    return people.order_by("username")


def led_units(user: Any) -> QuerySet[Unit]:
    """Units whose follow-up the person leads, downwards."""
    scope = user.scope.within(Right.MANAGE_FOLLOW_UP)
    rows = Unit.objects.filter(is_active=True).order_by("kind", "code")
    if scope.group:
        return rows
    inside = Q(pk__in=scope.region_ids | scope.project_ids) | Q(parent__in=scope.region_ids)
    return rows.filter(inside).exclude(kind=UnitKind.GROUP)
