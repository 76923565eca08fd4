"""Who can become a technician, and the register of those who are."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from dispatch.models import Technician
from org.enums import Post
from org.models import Appointment, User
from org.queries import present


def register(user: Any) -> QuerySet[Technician]:
    """Technicians around the person's units, those who may be sent first."""
    rows = Technician.objects.visible_to(user).select_related("user", "unit").prefetch_related("skills")
    return rows.order_by("-active", "unit__code", "user__name")


def not_enrolled(user: Any, *, on: date) -> QuerySet[User]:
    """People with the post of technician around the person's units who have no record yet."""
    posts = Appointment.objects.filter(present(on), post=Post.TECHNICIAN, since__lte=on)
    if not user.scope.group:
        inside = Q(unit__in=user.scope.region_ids | user.scope.project_ids)
        posts = posts.filter(inside | Q(unit__parent__in=user.scope.region_ids))
    return User.objects.filter(pk__in=posts.values("user"), is_active=True, technician=None).order_by("name")
