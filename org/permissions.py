"""Small predicates over the scope; upper rooms add theirs for their objects."""

from typing import Any

from org.enums import Right, UnitKind


def has(user: Any, right: str, obj: Any = None) -> bool:
    """Has the person the right at all or, with an object, for its region and project?"""
    if not getattr(user, "is_authenticated", False):
        return False
    if obj is None:
        return bool(user.scope.has(right))
    return bool(user.scope.can(right, region_id=obj.region_id, project_id=getattr(obj, "project_id", None)))


def can_manage_people(user: Any) -> bool:
    return has(user, Right.MANAGE_PEOPLE)


def can_watch_system(user: Any) -> bool:
    return has(user, Right.WATCH_SYSTEM)


DECIDING = frozenset(
    {
        Right.APPROVE_DISPATCH,
        Right.DECIDE_PAUSE,
        Right.LOWER_URGENCY,
        Right.CONFIRM_MAJOR,
        Right.PUBLISH_PACKS,
    }
)


def can_decide_requests(user: Any) -> bool:
    """Does any post let the person decide what others ask for?"""
    return getattr(user, "is_authenticated", False) and not DECIDING.isdisjoint(user.scope.rights)


def covers(user: Any, right: str, unit: Any) -> bool:
    """Does a post of the person that covers the unit give the right?"""
    if unit.kind == UnitKind.PROJECT:
        return bool(user.scope.can(right, region_id=unit.parent_id, project_id=unit.pk))
    return bool(user.scope.can(right, region_id=unit.pk if unit.kind == UnitKind.REGION else None))


def can_plan_roster(user: Any, unit: Any) -> bool:
    return covers(user, Right.PLAN_ROSTER, unit)


def can_see_rosters(user: Any) -> bool:
    return getattr(user, "is_authenticated", False) and bool(user.scope.held)


def leads(user: Any, person: Any, right: str) -> bool:
    """Has the user a right at a unit where the person holds a post, or above it?"""
    if not getattr(user, "is_authenticated", False):
        return False
    places = person.appointments.select_related("unit").filter(until=None)
    return any(user.scope.can(right, **_place(one.unit)) for one in places)


def _place(unit: Any) -> dict[str, int | None]:
    if unit.kind == UnitKind.PROJECT:
        return {"region_id": unit.parent_id, "project_id": unit.pk}
    return {"region_id": unit.pk if unit.kind == UnitKind.REGION else None, "project_id": None}


def holds_post(user: Any) -> bool:
    """Does the person work here today?"""
    return bool(getattr(user, "is_authenticated", False) and user.scope.held)
