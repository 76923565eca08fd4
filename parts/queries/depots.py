"""The tree of depots and what stands in it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from org.enums import Post
from org.models import User
from parts.enums import UnitState
from parts.models import Depot, StandbyUnit


@dataclass
class Line:
    """A depot of the tree, its own standby units and those of all below it."""

    depot: Depot
    depth: int
    own: int
    total: int


def counts(rows: QuerySet[StandbyUnit]) -> dict[int, int]:
    """Units in use by their home depot."""
    held = rows.exclude(state=UnitState.OUT).order_by().values_list("depot").annotate(count=Count("pk"))
    return dict(held)


def tree(user: Any) -> list[Line]:
    """Visible depots, superiors first, with stock rolled up (PRT-01); in two queries."""
    rows = list(Depot.objects.visible_to(user).select_related("unit"))
    held, known = counts(StandbyUnit.objects.visible_to(user)), {row.pk for row in rows}
    below: dict[int | None, list[Depot]] = {}
    for row in rows:
        below.setdefault(row.parent_id if row.parent_id in known else None, []).append(row)

    def walk(parent: int | None, depth: int) -> list[Line]:
        return [line for row in below.get(parent, []) for line in branch(row, depth)]

    def branch(row: Depot, depth: int) -> list[Line]:
        inner, own = walk(row.pk, depth + 1), held.get(row.pk, 0)
        total = own + sum(line.total for line in inner if line.depth == depth + 1)
        return [Line(row, depth, own, total), *inner]

    return walk(None, 0)


def technicians_around(depot: Depot, day: object) -> QuerySet[User]:
    """Technicians of the depot's branch, above and below it: on whose vans its units may go."""
    unit = depot.unit
    places = Q(appointments__unit__in=[unit.pk, unit.parent_id]) | Q(appointments__unit__parent=unit.pk)
    until = Q(appointments__until=None) | Q(appointments__until__gte=day)
    posts = Q(appointments__post=Post.TECHNICIAN, appointments__since__lte=day)
    return User.objects.filter(posts & until & places, is_active=True).distinct().order_by("name")
