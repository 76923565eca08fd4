"""Thousands of levels that fall due together: clocks of a region whose people have an inbox and nothing else."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil

from django.db import connection
from django.db.models import QuerySet

from core.actors import SYSTEM
from core.clock import local_day
from deadlines.models import Clock, Firing
from deadlines.rules import Level, fires_at
from org.enums import Post, UnitKind
from org.models import Unit, User
from org.operations import people
from org.operations.posts import appoint
from org.operations.units import add_unit

LEVELS = 10_000
MASS, OUTAGE = "M", "N"  # how the numbers of their streams begin
WEST = "west"
OWNER = f"{WEST}-owner"
POSTS = (Post.TEAM_LEADER, Post.SUPERVISOR, Post.MANAGER)
SET = ("unit_id", "responsible_id", "chain", "next_fire_at", "due_at", "late_from", "amber_at")
OWN = ("id", "stream_id", "next_level", "breached_at", *SET)
INSERT = """
WITH fresh AS (
    INSERT INTO core_stream (kind, number, opened_at)
    SELECT 'ticket', %(name)s || k, %(first)s FROM generate_series(1, %(count)s) AS k RETURNING id)
INSERT INTO deadlines_clock (
    stream_id, next_level, unit_id, responsible_id, chain, next_fire_at, due_at, late_from, amber_at, {columns})
SELECT fresh.id, 0, %(unit)s, %(owner)s, %(chain)s, %(first)s, %(due)s, %(late)s, %(first)s, {columns}
FROM fresh, deadlines_clock AS seed WHERE seed.id = %(seed)s
"""


def open_west(*, at: datetime) -> Unit:
    """The region, each post held by one person named after it."""
    group = Unit.objects.get(kind=UnitKind.GROUP)
    west = add_unit(kind=UnitKind.REGION, code=WEST, name="华西", parent=group, by=SYSTEM, at=at)
    for post in POSTS:
        person = people.add_person(
            username=f"{WEST}-{post}",
            name=str(post.label),
            password=None,
            must_change=False,
            by=SYSTEM,
            at=at,
        )
        appoint(user=person, unit=west, post=post, since=local_day(at), by=SYSTEM, at=at)
    people.add_person(username=OWNER, name="负责人", password=None, must_change=False, by=SYSTEM, at=at)
    return west


def fall_due(name: str, times: Sequence[datetime], *, west: Unit) -> int:
    """Clocks like one of a call, whose levels fall due at these instants; returns the number of levels."""
    seed = Clock.objects.filter(kind="reply").exclude(unit=west).earliest("pk")
    steps = [step | {"at": at.isoformat()} for step, at in zip(seed.chain, times, strict=True)]
    due = next(at for step, at in zip(steps, times, strict=True) if Level.parse(step).breaches)
    columns = ", ".join(field.column for field in Clock._meta.concrete_fields if field.column not in OWN)
    count = ceil(LEVELS / len(times))
    values = {
        "name": name,
        "count": count,
        "unit": west.pk,
        "owner": User.objects.get(username=OWNER).pk,
        "chain": json.dumps(steps),
        "first": times[0],
        "due": due,
        "late": due + timedelta(seconds=1),
        "seed": seed.pk,
    }
    with connection.cursor() as cursor:
        cursor.execute(INSERT.format(columns=columns), values)
    return count * len(times)


def clocks(name: str) -> QuerySet[Clock]:
    return Clock.objects.filter(stream__number__startswith=name)


def lags(name: str) -> list[float]:
    """Seconds from the instant at which each level might fire to its firing, the shortest first."""
    rows = Firing.objects.filter(clock__in=clocks(name)).select_related("clock")
    return sorted((row.fired_at - _might(row)).total_seconds() for row in rows)


def _might(row: Firing) -> datetime:
    level = next(level for level, _at in row.clock.ladder if level.code == row.level)
    return fires_at(level, row.nominal_at, row.clock.late_from) or row.nominal_at
