"""Who holds which post, and what waits for a decision."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from core.clock import local_day
from org.enums import Post, UnitKind
from org.models import Appointment, Unit, User


def present(day: object) -> Q:
    """Appointments in force on a day."""
    return Q(until=None) | Q(until__gte=day)


def holders(post: str, unit: Unit, *, at: object) -> list[User]:
    """Active people with the post at the nearest unit at or above `unit`; empty when nobody holds it."""
    for place in unit.upwards():
        found = _at(place, [post], at)
        if found:
            return found
    return []


def holders_at(posts: Iterable[str], unit: Unit, *, at: object) -> list[User]:
    """Active people with one of the posts at exactly this unit."""
    return _at(unit, list(posts), at)


def _at(unit: Unit, posts: list[str], at: object) -> list[User]:
    day = local_day(at) if hasattr(at, "hour") else at  # type: ignore[arg-type]
    rows = (
        Appointment.objects.filter(
            present(day), unit=unit, post__in=posts, since__lte=day, user__is_active=True
        )
        .select_related("user")
        .order_by("user__username")
    )
    return list({row.user_id: row.user for row in rows}.values())


def group_unit() -> Unit:
    """The group centre; Unit.DoesNotExist before the company is set up."""
    return Unit.objects.get(kind=UnitKind.GROUP)


def regions() -> list[Unit]:
    return list(Unit.objects.filter(kind=UnitKind.REGION, is_active=True))


def sole_administrator(user: User, *, at: datetime) -> bool:
    """Is the person an administrator, and the only one whose account is open?"""
    day = local_day(at)
    posts = Appointment.objects.filter(
        present(day), post=Post.ADMIN, unit__kind=UnitKind.GROUP, since__lte=day, user__is_active=True
    )
    return set(posts.values_list("user_id", flat=True)) == {user.pk}
