"""Another version of a calendar: running clocks are computed anew, consumed time stays (CNV-15)."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import Q, QuerySet, prefetch_related_objects
from django.db.models.fields.json import KT

from core.actors import SYSTEM
from core.clock import iso
from core.collecting import without_collector
from core.events import record, record_many
from core.streams import lock_streams
from core.worktime import Calendar, Pause
from deadlines import wording
from deadlines.events import ClocksRecalculated, DuesMoved
from deadlines.models import Clock
from deadlines.models import Pause as PauseRow
from deadlines.operations.fitting import unfit
from deadlines.operations.timing import plan_with, put
from deadlines.rules import Schedule
from notifications.operations import Draft, queue_many
from org.calendars import calendar, names_on
from org.enums import Post
from org.models import BusinessCalendar, User
from org.queries import PostBook

BATCH = 2000
T = TypeVar("T")
READ = (
    "stream_id",
    "kind",
    "unit_id",
    "responsible_id",
    "owner_post",
    "rule",
    "counted_from",
    "fixed_due_at",
    "due_at",
    "late_from",
    "last_day",
    "provisional",
    "met_at",
    "stopped_at",
    "chain",
    "next_level",
)
STORED = ("due_at", "late_from", "amber_at", "last_day", "provisional", "next_fire_at")


@dataclass(frozen=True, slots=True)
class Move:
    """A clock whose times change, with its times before; the clock itself holds the new ones."""

    clock: Clock
    before: datetime | None

    @property
    def moves_due(self) -> bool:
        return self.clock.due_at != self.before

    def as_facts(self) -> dict[str, Any]:
        due = self.clock.due_at
        return {
            "clock": self.clock.pk,
            "kind": self.clock.kind,
            "before": iso(self.before) if self.before else None,
            "due_at": iso(due) if due else None,
            "provisional": self.clock.provisional,
        }


@transaction.atomic
def recalculate(*, held: BusinessCalendar, cause: str, at: datetime) -> int:
    """Fit all running clocks of a calendar to its present version, and tell the owners; returns how many moved.

    What has passed stays fired and a breach stays on record; a due time that now lies in the past is fired by
    the next sweep. `cause` names the version, so that everybody is told once.
    """
    with without_collector():
        return _recalculate_all(held, cause, at)


def _recalculate_all(held: BusinessCalendar, cause: str, at: datetime) -> int:
    keys = list(running_on(held).order_by("pk").values_list("pk", flat=True))
    calendars: dict[str, Calendar] = {name: calendar(name) for name in names_on(held)}
    moved: list[Move] = []
    for some in _batches(keys):
        moved += _recalculate(held, some, calendars, at)
    for streams in _batches(sorted({move.clock.stream_id for move in moved})):
        record(_stream_of(held), DuesMoved(list(streams)), by=SYSTEM, at=at)
    _tell([move for move in moved if move.moves_due], held, cause, at)
    return len(moved)


def running_on(held: BusinessCalendar) -> QuerySet[Clock]:
    """Running clocks that a new version of the calendar may move, those of a unit it begins to close too."""
    on = Q(rule__has_key="calendar")
    rows = Clock.objects.running().filter(on).annotate(runs_on=KT("rule__calendar"))
    mine = Q(runs_on__in=names_on(held))
    if held.unit_id:
        below = Q(unit=held.unit_id) | Q(unit__parent=held.unit_id)
        mine |= Q(runs_on=held.base.code) & below  # type: ignore[union-attr]
    return rows.filter(mine)


def moves(
    clocks: Iterable[Clock], held: BusinessCalendar, calendars: Mapping[str, Calendar]
) -> Iterator[Move]:
    """The clocks whose times change, changed in memory; nothing is written."""
    known = list(clocks)
    pauses = _pauses([clock.pk for clock in known])
    for clock in known:
        name = _runs_on(clock, held)
        planned = plan_with(clock, calendars[name], pauses[clock.pk])
        if not _fits(clock, planned) or name != clock.rule["calendar"]:
            yield _moved(clock, name, planned)


def _moved(clock: Clock, name: str, planned: Schedule) -> Move:
    before = clock.due_at
    clock.rule = clock.rule | {"calendar": name}
    put(clock, planned)
    return Move(clock, before)


def _runs_on(clock: Clock, held: BusinessCalendar) -> str:
    return _name(clock.rule["calendar"], held)


def _name(name: str, held: BusinessCalendar) -> str:
    """The calendar's own clocks stay on it; those of a unit with closures come over from its base."""
    return held.code if held.unit_id and held.base and name == held.base.code else name


def _fits(clock: Clock, planned: Schedule) -> bool:
    due = planned.due
    if due is None or clock.due_at is None:
        return (due is None) == (clock.due_at is None)
    same = (due.at, due.late_from, due.provisional) == (clock.due_at, clock.late_from, clock.provisional)
    return same and planned.levels == tuple(when for _level, when in clock.ladder)


def _recalculate(
    held: BusinessCalendar, keys: Sequence[int], calendars: Mapping[str, Calendar], at: datetime
) -> list[Move]:
    lock_streams(*Clock.objects.filter(pk__range=(keys[0], keys[-1])).values_list("stream_id", flat=True))
    unfits = unfit(keys, lambda name: _name(name, held), calendars, _pauses(keys))
    new = {key: (name, planned) for key, name, planned in unfits}
    found = [_moved(clock, *new[clock.pk]) for clock in Clock.objects.filter(pk__in=new).only(*READ)]
    _save([move.clock for move in found])
    of_stream: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for move in found:
        of_stream[move.clock.stream_id].append(move.as_facts())
    pairs = [(stream, ClocksRecalculated(held.code, facts)) for stream, facts in of_stream.items()]
    record_many(pairs, by=SYSTEM, at=at)
    return found


SAVE = """
UPDATE deadlines_clock AS clock SET due_at = new.due_at, late_from = new.late_from, amber_at = new.amber_at,
    last_day = new.last_day, provisional = new.provisional, next_fire_at = new.next_fire_at,
    chain = new.chain, rule = jsonb_set(clock.rule, '{calendar}', to_jsonb(new.calendar))
FROM unnest(%s::bigint[], %s::timestamptz[], %s::timestamptz[], %s::timestamptz[], %s::date[], %s::boolean[],
    %s::timestamptz[], %s::jsonb[], %s::text[])
    AS new (id, due_at, late_from, amber_at, last_day, provisional, next_fire_at, chain, calendar)
WHERE clock.id = new.id
"""


def _save(clocks: Sequence[Clock]) -> None:
    rows = [
        (
            clock.pk,
            *(getattr(clock, name) for name in STORED),
            json.dumps(clock.chain),
            clock.rule["calendar"],
        )
        for clock in clocks
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(SAVE, [list(column) for column in zip(*rows, strict=True)])


def _pauses(keys: Sequence[int]) -> dict[int, list[Pause]]:
    found: dict[int, list[Pause]] = defaultdict(list)
    rows = PauseRow.objects.in_force().filter(clock__gte=min(keys), clock__lte=max(keys)) if keys else ()
    for row in rows:
        found[row.clock_id].append((row.starts_at, row.ends_at))
    return found


def _stream_of(held: BusinessCalendar) -> int:
    if held.stream_id is None:
        raise ValueError(f"{held.code}: no version was published")
    return held.stream_id


def _tell(moved: Sequence[Move], held: BusinessCalendar, cause: str, at: datetime) -> None:
    """One message to each owner about all of them; to the supervisors where a clock has no owner (CNV-15)."""
    prefetch_related_objects([move.clock for move in moved], "stream", "responsible")
    book = PostBook(at=at)
    told: dict[int, tuple[User, list[Move]]] = {}
    for move in moved:
        for person in _owners(move.clock, book):
            told.setdefault(person.pk, (person, []))[1].append(move)
    drafts = [
        Draft(
            f"calendar:{cause}",
            person,
            wording.moved_subject(len(mine), held.title),
            wording.moved_body([(move.clock, move.before) for move in mine]),
            _stream_of(held),
        )
        for person, mine in told.values()
    ]
    queue_many(drafts, at=at)


def _owners(clock: Clock, book: PostBook) -> list[User]:
    if clock.responsible is not None and clock.responsible.is_active:
        return [clock.responsible]
    return book.holders(clock.owner_post or Post.SUPERVISOR, clock.unit_id)


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[n : n + BATCH] for n in range(0, len(items), BATCH))
