"""Firing levels: each once, in order, with the true times, whoever finds them due."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import InterfaceError, OperationalError, connection, transaction

from core.actors import SYSTEM
from core.arrays import array
from core.clock import iso
from core.collecting import without_collector
from core.events import record_many
from core.models import Stream
from deadlines.enums import ACTED_UPON
from deadlines.events import LevelFired, PromisePassed
from deadlines.models import Clock
from deadlines.operations.audience import Audience
from deadlines.operations.reminding import MOST, Manner, Notice, is_time, manner, tell, tell_held
from deadlines.operations.timing import nominal, point
from deadlines.rules import Level, fires_at

log = logging.getLogger(__name__)

BATCH = 1000

# One statement each for any number of rows, which travel as arrays.
RECORD = """
INSERT INTO deadlines_firing (clock_id, version, level, nominal_at, quiet, fired_at)
SELECT clock, version, level, nominal_at, quiet, %s
FROM unnest(%s::bigint[], %s::smallint[], %s::text[], %s::timestamptz[], %s::boolean[])
    WITH ORDINALITY AS one (clock, version, level, nominal_at, quiet, place)
ORDER BY place
"""
ADVANCE = """
UPDATE deadlines_clock AS clock
SET next_level = new.next_level, next_fire_at = new.next_fire_at, breached_at = new.breached_at
FROM unnest(%s::bigint[], %s::smallint[], %s::timestamptz[], %s::timestamptz[])
    AS new (id, next_level, next_fire_at, breached_at)
WHERE clock.id = new.id
"""


@dataclass(frozen=True, slots=True)
class Passed:
    """A level whose time has come."""

    clock: Clock
    level: Level
    nominal_at: datetime
    quiet: bool


def sweep(*, at: datetime, limit: int = BATCH) -> int:
    """Fire what is due on up to `limit` clocks; returns how many it handled (SLA-31).

    Streams that somebody else holds are left for the next round. A clock's passed levels fire together. When
    one row spoils a batch, the streams are taken one by one, so that it holds back nobody else.
    """
    waiting = Clock.objects.due_for_firing(at).order_by("next_fire_at")
    streams = list(dict.fromkeys(waiting.values_list("stream_id", flat=True)[:limit]))
    how = manner(at) if streams else None
    with without_collector():
        fired = _fire_all(streams, at, how)
    if is_time(at):
        while tell_held(at=at) >= MOST:
            pass
    return fired


def _fire_all(streams: Sequence[int], at: datetime, how: Manner | None) -> int:
    try:
        with without_collector():
            return _fire_streams(streams, at, how)
    except (InterfaceError, OperationalError):
        raise
    except Exception:
        log.exception("a batch of %s streams failed; taking them one by one", len(streams))
        return sum(_fire_alone(stream, at, how) for stream in streams)


@transaction.atomic
def _fire_streams(streams: Sequence[int], at: datetime, how: Manner | None) -> int:
    free = (
        Stream.objects.filter(pk__in=streams).order_by("pk").select_for_update(no_key=True, skip_locked=True)
    )
    held = list(free.values_list("pk", flat=True))
    clocks = list(Clock.objects.due_for_firing(at).filter(stream__in=held).for_firing())
    fire(clocks, at=at, how=how)
    return len(clocks)


def _fire_alone(stream: int, at: datetime, how: Manner | None) -> int:
    try:
        return _fire_streams([stream], at, how)
    except (InterfaceError, OperationalError):
        raise
    except Exception:
        log.exception("clocks of stream %s cannot be fired", stream)
        return 0


def fire(clocks: Sequence[Clock], *, at: datetime, how: Manner | None = None) -> None:
    """Fire all passed levels of clocks whose streams the caller holds, lowest first; saves the clocks.

    The sweep says in which manner people are told; everybody else tells at once.
    """
    passed = [one for clock in clocks for one in _advance(clock, at)]
    if passed:
        _save(passed, at)
        _tell([one for one in passed if not one.quiet], at, how)


def _advance(clock: Clock, at: datetime) -> Iterable[Passed]:
    """Step over the levels whose time has come; the due instant's own level marks the breach."""
    for step in clock.chain[clock.next_level :]:
        level = Level.parse(step)
        when = fires_at(level, nominal(step), clock.late_from)
        if when is None or when > at:
            break
        if level.breaches and clock.breached_at is None:
            clock.breached_at = clock.late_from
        quiet = clock.quiet_before is not None and when <= clock.quiet_before
        clock.next_level += 1
        yield Passed(clock, level, nominal(step) or when, quiet)
    point(clock)


def _save(passed: Sequence[Passed], at: datetime) -> None:
    """The firings, and how far the clocks have come."""
    fired = ((one.clock.pk, one.clock.version, one.level.code, one.nominal_at, one.quiet) for one in passed)
    clocks = {one.clock.pk: one.clock for one in passed}.values()
    come = ((one.pk, one.next_level, one.next_fire_at, one.breached_at) for one in clocks)
    with connection.cursor() as cursor:
        cursor.execute(RECORD, [at, *map(array, zip(*fired, strict=True))])
        cursor.execute(ADVANCE, [*map(array, zip(*come, strict=True))])


def _tell(passed: Sequence[Passed], at: datetime, how: Manner | None) -> None:
    """Messages to each level's audience and one event per level, in the transaction of the firing."""
    if not passed:
        return
    audience = Audience((one.clock for one in passed), at)
    told = [(one, audience.of(one.level.audience, one.clock)) for one in passed]
    notices = [
        Notice(one.clock, one.level, one.nominal_at, person) for one, people in told for person in people
    ]
    tell(notices, at=at, how=how)
    record_many([(one.clock.stream_id, _event(one, len(people))) for one, people in told], by=SYSTEM, at=at)
    record_many([(one.clock.stream_id, _over(one.clock)) for one in passed if _acts(one)], by=SYSTEM, at=at)


def _acts(one: Passed) -> bool:
    return one.level.breaches and one.clock.kind in ACTED_UPON


def _over(clock: Clock) -> PromisePassed:
    return PromisePassed(clock.pk, clock.kind, iso(clock.due_at) if clock.due_at else None)


def _event(one: Passed, told: int) -> LevelFired:
    clock, level = one.clock, one.level
    due_at = iso(clock.due_at) if clock.due_at else None
    late_from = iso(clock.late_from) if level.breaches and clock.late_from else None
    return LevelFired(
        clock.pk,
        clock.kind,
        level.code,
        iso(one.nominal_at),
        due_at,
        level.breaches,
        told,
        clock.version,
        late_from,
    )
