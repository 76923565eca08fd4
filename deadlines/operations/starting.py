"""Starting clocks: at registration, at later triggers, again after a reopening."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from core.actors import Actor
from core.clock import iso
from core.events import record_many
from core.models import Stream
from core.streams import lock_streams
from deadlines.enums import ClockKind
from deadlines.events import ClocksStarted
from deadlines.models import Clock
from deadlines.operations.ending import end
from deadlines.operations.firing import fire
from deadlines.operations.timing import put
from deadlines.rules import ClockRule, Promise, promise
from org.calendars import calendar
from org.models import Unit, User


@dataclass(frozen=True)
class Start:
    """The clocks to start on one stream, and who answers for them."""

    stream: Stream
    promises: Sequence[Promise]
    unit: Unit
    responsible: User | None = None
    quiet_before: datetime | None = None
    n: int = 1
    agreed: bool = False


def start(
    *,
    stream: Stream,
    promise: Promise,
    at: datetime,
    by: Actor,
    unit: Unit,
    responsible: User | None = None,
    n: int = 1,
    quiet_before: datetime | None = None,
) -> Clock:
    """Start one clock; see `start_many`."""
    return start_many([Start(stream, [promise], unit, responsible, quiet_before, n)], at=at, by=by)[0]


def start_all(
    *,
    stream: Stream,
    promises: Sequence[Promise],
    at: datetime,
    by: Actor,
    unit: Unit,
    responsible: User | None = None,
    quiet_before: datetime | None = None,
) -> list[Clock]:
    """Start all clocks promised for one stream (SLA-33); see `start_many`."""
    return start_many([Start(stream, promises, unit, responsible, quiet_before)], at=at, by=by)


@transaction.atomic
def start_many(starts: Sequence[Start], *, at: datetime, by: Actor) -> list[Clock]:
    """Start the clocks of many streams in few statements.

    Levels that have already passed fire at once with their true times; those up to `quiet_before` are
    recorded without telling anybody, as an import needs it.
    """
    lock_streams(*(one.stream.pk for one in starts))
    return start_first(starts, at=at, by=by)


def start_first(starts: Sequence[Start], *, at: datetime, by: Actor) -> list[Clock]:
    """The same for streams that the caller holds, or has just opened."""
    rows = [_clock(one, offered) for one in starts for offered in one.promises]
    Clock.objects.bulk_create(rows)
    record_many(_announcements(rows), by=by, at=at)
    fire(rows, at=at)
    return rows


@transaction.atomic
def restart(
    *,
    stream: Stream,
    at: datetime,
    by: Actor,
    kind: str = ClockKind.COMPLETE,
    rule: ClockRule | None = None,
) -> Clock | None:
    """A new clock after a reopening; the old one keeps its breach (CNV-19).

    `rule` is that of the present class, which may have changed since the last clock ended; without one the last
    clock's is repeated. None when the stream never had such a clock, or only one for an agreed instant.
    """
    lock_streams(stream.pk)
    last = Clock.objects.filter(stream=stream, kind=kind).order_by("n", "pk").last()
    if last is None or last.frozen_rule.target is None:
        return None
    if last.is_running:
        end([last], at=at, by=by, reason="reopened")
    again_by = rule or last.frozen_rule
    offered = promise(again_by, at, calendar(again_by.calendar))
    again = Start(stream, [offered], last.unit, last.responsible, n=last.n + 1)
    return start_many([again], at=at, by=by)[0]


def _clock(one: Start, offered: Promise) -> Clock:
    clock = Clock(
        stream=one.stream,
        kind=offered.kind,
        n=one.n,
        unit=one.unit,
        responsible=one.responsible,
        pack_section_id=offered.rule.section_id,
        owner_post=offered.rule.owner,
        rule=offered.rule.as_json(),
        started_at=offered.started_at,
        counted_from=offered.started_at,
        fixed_due_at=offered.due if offered.fixed else None,
        agreed=one.agreed,
        quiet_before=one.quiet_before,
    )
    put(clock, offered.schedule, offered.rule.levels)
    return clock


def _announcements(rows: Sequence[Clock]) -> list[tuple[Stream | int, ClocksStarted]]:
    of_stream: dict[int, list[dict[str, object]]] = {}
    for row in rows:
        due = iso(row.due_at) if row.due_at else None
        fact = {"clock": row.pk, "kind": row.kind, "n": row.n, "due_at": due}
        of_stream.setdefault(row.stream_id, []).append(fact)
    return [(stream, ClocksStarted(facts)) for stream, facts in of_stream.items()]
