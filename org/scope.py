"""What a person may see and do: rights and units of the present appointments."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Q, QuerySet

from core.clock import local_day, now
from org.enums import Department, Post, UnitKind
from org.rules import rights_of

if TYPE_CHECKING:
    from org.models import User

Rows = TypeVar("Rows", bound=QuerySet[Any])


@dataclass(frozen=True)
class Held:
    """One post: its unit (ids by level) and its rights."""

    post: str
    unit_id: int
    unit_name: str
    kind: str
    rights: frozenset[str]
    department: str = Department.AFTER_SALES

    @property
    def label(self) -> str:
        """The post in words."""
        return str(Post(self.post).label)

    def covers(self, region_id: int | None, project_id: int | None) -> bool:
        """Group posts cover everything, regional ones their region, project ones their project."""
        if self.kind == UnitKind.GROUP:
            return True
        return self.unit_id == (region_id if self.kind == UnitKind.REGION else project_id)


@dataclass(frozen=True)
class Scope:
    """All posts of a person; empty for strangers."""

    held: tuple[Held, ...] = ()
    rights: frozenset[str] = field(default=frozenset())

    @property
    def posts(self) -> frozenset[str]:
        return frozenset(held.post for held in self.held)

    @property
    def departments(self) -> frozenset[str]:
        return frozenset(held.department for held in self.held)

    @property
    def group(self) -> bool:
        return any(held.kind == UnitKind.GROUP for held in self.held)

    @property
    def region_ids(self) -> set[int]:
        return self._ids(UnitKind.REGION)

    @property
    def project_ids(self) -> set[int]:
        return self._ids(UnitKind.PROJECT)

    def _ids(self, kind: str) -> set[int]:
        return {held.unit_id for held in self.held if held.kind == kind}

    def has(self, right: str) -> bool:
        """Does any post give this right?"""
        return right in self.rights

    def can(self, right: str, *, region_id: int | None, project_id: int | None = None) -> bool:
        """Does a post that covers this region or project give the right?"""
        return any(right in held.rights and held.covers(region_id, project_id) for held in self.held)

    def narrowed(self, rights: frozenset[str]) -> "Scope":
        """The same posts with no more than these rights; a token of another system acts with it."""
        return Scope(
            tuple(replace(one, rights=one.rights & rights) for one in self.held), self.rights & rights
        )

    def within(self, right: str) -> "Scope":
        """The part of the scope whose posts give a right."""
        held = tuple(one for one in self.held if right in one.rights)
        return Scope(held, frozenset().union(*(one.rights for one in held)))


def scope_of(user: "User") -> Scope:
    """The person's scope today, in one query; nothing for inactive accounts."""
    if not user.is_active:
        return Scope()
    today = local_day(now())
    present = user.appointments.filter(Q(until=None) | Q(until__gte=today), since__lte=today)
    held = tuple(
        Held(
            one.post,
            one.unit_id,
            one.unit.name,
            one.unit.kind,
            rights_of(one.post, one.unit.kind),
            one.department,
        )
        for one in present.select_related("unit").filter(unit__is_active=True)
    )
    return Scope(held, frozenset().union(*(one.rights for one in held)))


def limit(rows: Rows, scope: Scope, *, region: str = "region", project: str = "project") -> Rows:
    """Rows of the scope's units, downwards only (ORG-01)."""
    if scope.group:
        return rows
    inside = Q(**{f"{region}__in": scope.region_ids}) | Q(**{f"{project}__in": scope.project_ids})
    return rows.filter(inside) if scope.held else rows.none()
