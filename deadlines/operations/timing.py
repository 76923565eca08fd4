"""Setting a clock's stored instants from its rule, start and pauses; in memory, the callers save."""

from collections.abc import Iterable
from datetime import datetime

from deadlines import changing
from deadlines.models import Clock
from deadlines.rules import Level, Schedule, fires_at
from org.calendars import calendar

TIMES = ("due_at", "late_from", "amber_at", "last_day", "provisional", "chain", "next_level", "next_fire_at")
"""Fields that `put` and `point` set."""


def plan(clock: Clock) -> Schedule:
    """The clock's schedule as it follows from rule, start and approved pauses."""
    pauses = list(clock.pauses.in_force().values_list("starts_at", "ends_at"))
    rule, day = clock.frozen_rule, clock.last_day if clock.fixed_due_at else None
    return changing.plan(rule, clock.counted_from, calendar(rule.calendar), pauses, clock.fixed_due_at, day)


def put(clock: Clock, planned: Schedule, levels: Iterable[Level] | None = None) -> None:
    """Store a schedule in the clock: due, amber, the ladder's times, the next firing.

    `levels` are those of a new rule; without them the chain keeps its own.
    """
    steps = [level for level, _at in clock.ladder] if levels is None else levels
    due = planned.due
    clock.due_at = due.at if due else None
    clock.late_from = due.late_from if due else None
    clock.amber_at = planned.amber_at if due else None
    clock.last_day = due.last_day if due else None
    clock.provisional = bool(due and due.provisional)
    clock.chain = [
        level.as_json() | {"at": at.isoformat() if at else None}
        for level, at in zip(steps, planned.levels, strict=True)
    ]
    point(clock)


def point(clock: Clock) -> None:
    """Set when the next level may fire: nothing for ended, paused and exhausted clocks."""
    due = clock.is_running and clock.due_at is not None
    clock.next_fire_at = next_fire(clock) if due else None


def next_fire(clock: Clock) -> datetime | None:
    """When the next unfired level may fire; None when the ladder is at its end or the time is unknown."""
    if clock.next_level >= len(clock.chain):
        return None
    step = clock.chain[clock.next_level]
    return fires_at(Level.parse(step), nominal(step), clock.late_from)


def nominal(step: dict[str, str | None]) -> datetime | None:
    """The stored time of a step of the ladder."""
    at = step["at"]
    return datetime.fromisoformat(at) if at else None
