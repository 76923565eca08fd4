"""Another version of a calendar: running clocks are computed anew, consumed time stays (CNV-15)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple, TypeVar

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.db.models.fields.json import KT

from core.actors import SYSTEM
from core.ahead import one_ahead
from core.arrays import array
from core.collecting import without_collector
from core.events import Alike, alike, record, record_alike
from core.models import Stream
from core.streams import lock_streams
from core.worktime import Calendar, Pause
from deadlines import wording
from deadlines.events import ClocksRecalculated, DuesMoved
from deadlines.models import Clock
from deadlines.models import Pause as PauseRow
from deadlines.operations.fitting import Move, Row, moves, read
from notifications.operations import Draft, queue_many
from org.calendars import calendar, names_on
from org.enums import Post
from org.models import BusinessCalendar, User
from org.queries import PostBook

BATCH = 5000
T = TypeVar("T")
Pauses = Mapping[int, Sequence[Pause]]


@transaction.atomic
def recalculate(*, held: BusinessCalendar, cause: str, at: datetime) -> int:
    """Fit all running clocks of a calendar to its present version, and tell the owners; returns how many moved.

    What has passed stays fired and a breach stays on record; a due time that now lies in the past is fired by
    the next sweep. `cause` names the version, so that everybody is told once.
    """
    with without_collector():
        return _recalculate_all(held, cause, at)


def _recalculate_all(held: BusinessCalendar, cause: str, at: datetime) -> int:
    running = list(running_on(held).order_by("pk").values_list("pk", "stream_id"))
    calendars = {name: calendar(name) for name in names_on(held)}
    moved: list[Move] = []
    for fitted in one_ahead(_pieces(held, running, calendars)):
        _write(fitted, at)
        moved += fitted.moves
    for streams in _batches(sorted({move.row.stream for move in moved})):
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


def would_move(held: BusinessCalendar, calendars: Mapping[str, Calendar]) -> list[Move]:
    """The clocks that other days would move, the next due first; nothing is written."""
    keys = list(running_on(held).order_by("due_at").values_list("pk", flat=True))
    found = [move for some in _batches(keys) for move in _unfit(held, calendars, *_as_they_are(some))]
    place = {key: number for number, key in enumerate(keys)}
    return sorted(found, key=lambda move: place[move.row.key])


def _as_they_are(keys: Sequence[int]) -> tuple[list[Row], Pauses]:
    return read(keys), _pauses(keys)


def _unfit(
    held: BusinessCalendar, calendars: Mapping[str, Calendar], rows: Sequence[Row], pauses: Pauses
) -> Iterator[Move]:
    return moves(rows, lambda name: _name(name, held), calendars, pauses)


def _name(name: str, held: BusinessCalendar) -> str:
    """The calendar's own clocks stay on it; those of a unit with closures come over from its base."""
    return held.code if held.unit_id and held.base and name == held.base.code else name


class Fitted(NamedTuple):
    """Clocks of one batch that move, what is written of them, and what their streams are told."""

    moves: list[Move]
    values: list[str]
    told: Alike


def _pieces(
    held: BusinessCalendar, running: Sequence[tuple[int, int]], calendars: Mapping[str, Calendar]
) -> Iterator[Callable[[], Fitted]]:
    """Each batch, read under its locks; what remains is arithmetic."""
    for some in _batches(running):
        lock_streams(*(stream for _key, stream in some))
        yield partial(_fit, held, calendars, *_as_they_are([key for key, _stream in some]))


def _fit(
    held: BusinessCalendar, calendars: Mapping[str, Calendar], rows: Sequence[Row], pauses: Pauses
) -> Fitted:
    found = sorted(_unfit(held, calendars, rows, pauses), key=_stream)
    told = (
        (stream, {"calendar": held.code, "clocks": [move.as_facts() for move in some]})
        for stream, some in groupby(found, _stream)
    )
    return Fitted(found, _values(found), alike(told))


def _stream(move: Move) -> int:
    return move.row.stream


SAVE = """
UPDATE deadlines_clock AS clock SET due_at = new.due_at, late_from = new.late_from, amber_at = new.amber_at,
    last_day = new.last_day, provisional = new.provisional, next_fire_at = new.next_fire_at,
    chain = new.chain::jsonb,
    rule = CASE WHEN new.onto IS NULL THEN rule ELSE jsonb_set(rule, '{calendar}', to_jsonb(new.onto)) END
FROM ROWS FROM (
    unnest(%s::bigint[]), unnest(%s::timestamptz[]), unnest(%s::timestamptz[]), unnest(%s::timestamptz[]),
    unnest(%s::date[]), unnest(%s::boolean[]), unnest(%s::timestamptz[]), unnest(%s::text[]),
    json_array_elements(%s::json))
    AS new (id, due_at, late_from, amber_at, last_day, provisional, next_fire_at, onto, chain)
WHERE clock.id = new.id
"""


def _write(fitted: Fitted, at: datetime) -> None:
    if fitted.moves:
        with connection.cursor() as cursor:
            cursor.execute(SAVE, fitted.values)
        record_alike(ClocksRecalculated, fitted.told, by=SYSTEM, at=at)


def _values(found: Sequence[Move]) -> list[str]:
    """The columns of SAVE, each as one text."""
    ends = [move.planned.due for move in found]
    columns: tuple[list[Any], ...] = (
        [move.row.key for move in found],
        [end and end.at for end in ends],
        [end and end.late_from for end in ends],
        [end and move.planned.amber_at for move, end in zip(found, ends, strict=True)],
        [end and end.last_day for end in ends],
        [move.provisional for move in found],
        [move.next_fire_at for move in found],
        [move.onto for move in found],
    )
    chains = f"[{','.join(move.chain for move in found)}]"
    return [*map(array, columns), chains]


def _pauses(keys: Sequence[int]) -> Pauses:
    found: dict[int, list[Pause]] = defaultdict(list)
    rows = PauseRow.objects.in_force().filter(clock__gte=min(keys), clock__lte=max(keys)).order_by()
    for key, begins, ends in rows.values_list("clock_id", "starts_at", "ends_at"):
        found[key].append((begins, ends))
    return found


def _stream_of(held: BusinessCalendar) -> int:
    if held.stream_id is None:
        raise ValueError(f"{held.code}: no version was published")
    return held.stream_id


def _tell(moved: Sequence[Move], held: BusinessCalendar, cause: str, at: datetime) -> None:
    """One message to each owner about all of them; to the supervisors where a clock has no owner (CNV-15)."""
    book = PostBook(at=at)
    active = User.objects.filter(is_active=True).in_bulk({move.row.responsible for move in moved})
    told: dict[int, tuple[User, list[Move]]] = {}
    for move in moved:
        for person in _owners(move, active, book):
            told.setdefault(person.pk, (person, []))[1].append(move)
    shown = {move.row.stream for _person, mine in told.values() for move in mine[: wording.MOST_LINES]}
    streams = Stream.objects.in_bulk(shown)
    drafts = [
        Draft(
            f"calendar:{cause}",
            person,
            wording.moved_subject(len(mine), held.title),
            wording.moved_body([line_of(move, streams) for move in mine[: wording.MOST_LINES]], len(mine)),
            _stream_of(held),
        )
        for person, mine in told.values()
    ]
    queue_many(drafts, at=at)


def line_of(move: Move, streams: Mapping[int, Stream]) -> wording.MovedLine:
    """What is said of a move; `streams` holds its stream."""
    row = move.row
    return wording.MovedLine(streams[row.stream], row.kind, row.due_at, move.due_at, move.provisional)


def _owners(move: Move, active: Mapping[int, User], book: PostBook) -> list[User]:
    row = move.row
    if (person := active.get(row.responsible or 0)) is not None:
        return [person]
    return book.holders(row.owner_post or Post.SUPERVISOR, row.unit)


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[n : n + BATCH] for n in range(0, len(items), BATCH))
