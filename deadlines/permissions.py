"""Who may decide pauses and work on to-dos."""

from typing import Any

from deadlines.models import Clock, Rescue, Todo
from org.enums import Right, UnitKind
from org.models import Unit
from org.permissions import has


def covers(user: Any, right: str, unit: Unit) -> bool:
    """Does a post of the person that covers the unit give the right?"""
    if unit.kind == UnitKind.PROJECT:
        return bool(user.scope.can(right, region_id=unit.parent_id, project_id=unit.pk))
    return bool(user.scope.can(right, region_id=unit.pk))


def can_decide_pause(user: Any, clock: Clock) -> bool:
    """Supervisor and above of the clock's unit (CNV-13, ORG-12); the approval turns the applicant away."""
    return covers(user, Right.DECIDE_PAUSE, clock.unit)


def can_accept_todo(user: Any, todo: Todo) -> bool:
    """The person it is for, or anybody with the post it waits for at its unit or above."""
    if todo.done_at is not None or todo.accepted_at is not None:
        return False
    return todo.owner_id == user.pk if todo.owner_id else holds_department(user, todo)


def can_finish_todo(user: Any, todo: Todo) -> bool:
    """The owner; a to-do without one first needs somebody who accepts it."""
    return todo.done_at is None and todo.owner_id == user.pk


def can_hand_over_todo(user: Any, todo: Todo) -> bool:
    """The owner, or whoever dispatches work at the unit (ORG-24)."""
    return todo.done_at is None and (todo.owner_id == user.pk or covers(user, Right.DISPATCH, todo.unit))


def holds_department(user: Any, todo: Todo) -> bool:
    """Has the person the post at the to-do's unit or one above it?"""
    unit = todo.unit
    region, project = (unit.parent_id, unit.pk) if unit.kind == UnitKind.PROJECT else (unit.pk, None)
    return any(
        held.post == todo.department
        and held.department == todo.responsible_department
        and held.covers(region, project)
        for held in user.scope.held
    )


def can_see_tasks(user: Any) -> bool:
    """Works on tasks of a department, or gives them."""
    return has(user, Right.COOPERATE) or has(user, Right.ASSIGN_TASKS)


def can_assign_task(user: Any, unit: Unit) -> bool:
    """After-sales is the owning department and gives the tasks (ORG-06)."""
    return covers(user, Right.ASSIGN_TASKS, unit)


def can_review(user: Any) -> bool:
    """Judges changes of promises shortly before their breach."""
    return has(user, Right.REVIEW_CLOCKS)


def can_judge(user: Any, rescue: Rescue) -> bool:
    """The level above the unit's supervisors, and never whoever made the change."""
    return rescue.by_id != user.pk and covers(user, Right.REVIEW_CLOCKS, rescue.unit)


def can_watch_sweep(user: Any) -> bool:
    """Opens the auditor's page."""
    return has(user, Right.WATCH_SYSTEM)


def can_see_calendars(user: Any) -> bool:
    """Opens calendars: everybody with a post."""
    return bool(getattr(user, "is_authenticated", False) and user.scope.held)


def can_keep_calendars(user: Any) -> bool:
    """Enters notices, closures and corrections: the group's officers and administrators."""
    return has(user, Right.MANAGE_PACKS)
