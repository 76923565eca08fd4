"""Recording what happened: one row in the transaction of the change, handed on by the outbox."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import groupby
from typing import Any, ClassVar, NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from core.actors import Actor
from core.arrays import array
from core.holding import present
from core.models import Delivery, Event, Stream
from core.streams import require_transaction
from core.wake import wake

# One statement for any number of events, whose facts travel as one text.
INSERT = """
INSERT INTO core_event (
    stream_id, name, facts, actor_id, actor_name, on_behalf_of_id, on_behalf_of_name, at, recorded_at)
SELECT stream_id, name, facts, %s, %s, %s, %s, %s, clock_timestamp()
FROM ROWS FROM (json_to_recordset(%s) AS (stream_id bigint, name text, facts jsonb))
    WITH ORDINALITY AS one (stream_id, name, facts, place)
ORDER BY place RETURNING id, recorded_at
"""

# The same for one kind of event that nobody handles; its keys are not asked for.
INSERT_ALIKE = """
INSERT INTO core_event (
    stream_id, name, facts, actor_id, actor_name, on_behalf_of_id, on_behalf_of_name, at, recorded_at)
SELECT stream_id, %s, facts::jsonb, %s, %s, NULL, '', %s, clock_timestamp()
FROM ROWS FROM (unnest(%s::bigint[]), json_array_elements(%s)) AS one (stream_id, facts)
"""

type_of: dict[str, type["DomainEvent"]] = {}
_handlers: dict[str, dict[str, "Handler"]] = {}
_waiting: ContextVar[list[Event] | None] = ContextVar("waiting_events", default=None)

Handler = Callable[[Event], None]


@dataclass(frozen=True)
class DomainEvent:
    """Base of all events: subclasses are frozen dataclasses with a unique `name` and JSON-simple facts."""

    name: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.name in type_of and type_of[cls.name].__qualname__ != cls.__qualname__:
            raise TypeError(f"event name {cls.name!r} is taken")
        if cls.name:
            type_of[cls.name] = cls


def on(event: type[DomainEvent]) -> Callable[[Handler], Handler]:
    """Subscribe a handler to an event; it runs in the transaction that marks its delivery done."""

    def subscribe(handler: Handler) -> Handler:
        _handlers.setdefault(event.name, {})[f"{handler.__module__}.{handler.__name__}"] = handler
        return handler

    return subscribe


def handlers_of(name: str) -> dict[str, Handler]:
    return _handlers.get(name, {})


def handler_named(name: str) -> Handler | None:
    """The handler of an open delivery; None when the code that asked for it is gone."""
    return next((found[name] for found in _handlers.values() if name in found), None)


def record(
    stream: Stream | int, event: DomainEvent, *, by: Actor, at: datetime, on_behalf_of: Actor | None = None
) -> Event:
    """Write one event and the duties to deliver it; raises NotInTransaction outside one."""
    return record_many([(stream, event)], by=by, at=at, on_behalf_of=on_behalf_of)[0]


def record_many(
    pairs: Iterable[tuple[Stream | int, DomainEvent]],
    *,
    by: Actor,
    at: datetime,
    on_behalf_of: Actor | None = None,
) -> list[Event]:
    """The same for several streams at once, in two statements; inside `together`, with its others at its end."""
    require_transaction()
    said = {
        "actor_id": by.pk,
        "actor_name": by.display_name,
        "on_behalf_of_id": on_behalf_of.pk if on_behalf_of else None,
        "on_behalf_of_name": on_behalf_of.display_name if on_behalf_of else "",
        "at": at,
    }
    rows = [
        Event(
            stream_id=stream if isinstance(stream, int) else stream.pk,
            name=event.name,
            facts=facts(event),
            **said,
        )
        for stream, event in pairs
    ]
    waiting = _waiting.get()
    if waiting is None:
        _write(rows)
    else:
        waiting += rows
    return rows


class Alike(NamedTuple):
    """What very many streams are told, as two texts: their keys and the list of facts."""

    streams: str
    facts: str


def alike(said: Iterable[tuple[int, Mapping[str, Any]]]) -> Alike:
    """Streams with their facts as `record_alike` takes them; pure."""
    pairs = list(said)
    return Alike(array(stream for stream, _facts in pairs), json.dumps([one for _stream, one in pairs]))


def record_alike(kind: type[DomainEvent], said: Alike, *, by: Actor, at: datetime) -> None:
    """One event of a kind on each of very many streams; RuntimeError when somebody handles it."""
    require_transaction()
    if handlers_of(kind.name) or present() or _waiting.get() is not None:
        raise RuntimeError(f"{kind.name}: needs record_many")
    with connection.cursor() as cursor:
        cursor.execute(INSERT_ALIKE, [kind.name, by.pk, by.display_name, at, *said])


@contextmanager
def together() -> Iterator[None]:
    """Write what one operation records at its end, in its order and in two statements.

    Until then the events have no keys; nothing inside may read them or go on after an exception.
    """
    if _waiting.get() is not None:
        yield
        return
    rows: list[Event] = []
    token = _waiting.set(rows)
    try:
        yield
    finally:
        _waiting.reset(token)
    _write(rows)


def facts(event: DomainEvent) -> dict[str, Any]:
    """What an event says, by the names of its fields."""
    return {field.name: getattr(event, field.name) for field in fields(event)}


SAID = ("actor_id", "actor_name", "on_behalf_of_id", "on_behalf_of_name", "at")


def _write(rows: list[Event]) -> None:
    for said, alike in groupby(rows, lambda row: [getattr(row, name) for name in SAID]):
        _insert(list(alike), said)
    _open_deliveries(rows)


def _insert(rows: list[Event], said: list[Any]) -> None:
    """Events by one person at one instant."""
    told = [{"stream_id": row.stream_id, "name": row.name, "facts": row.facts} for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [*said, json.dumps(told, cls=DjangoJSONEncoder)])
        for row, (key, recorded_at) in zip(rows, cursor.fetchall(), strict=True):
            row.pk, row.recorded_at = key, recorded_at
            row._state.adding, row._state.db = False, connection.alias


def _open_deliveries(rows: list[Event]) -> None:
    """One duty per event and handler; in a window of undo they wait for its end, in a muted one there are none."""
    if window := present():
        window.events += [row.pk for row in rows]
        window.streams += [row.stream_id for row in rows]
        if window.muted:
            return
    duties = [
        Delivery(
            event=row,
            stream_id=row.stream_id,
            handler=handler,
            not_before=window.until if window else row.at,
        )
        for row in rows
        for handler in handlers_of(row.name)
    ]
    if duties:
        Delivery.objects.bulk_create(duties)
        transaction.on_commit(lambda: wake("core.tasks.deliver_due"))
