"""Recording what happened: one row in the transaction of the change, handed on by the outbox."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from core.models import Event, Stream
from core.streams import require_transaction
from core.wake import wake

# One statement for any number of events, whose facts travel as one text, and the duties to hand them on.
INSERT = """
WITH said AS (
    INSERT INTO core_event (
        stream_id, name, facts, actor_id, actor_name, on_behalf_of_id, on_behalf_of_name, at, recorded_at)
    SELECT stream_id, name, facts, %s, %s, %s, %s, %s, clock_timestamp()
    FROM ROWS FROM (json_to_recordset(%s) AS (stream_id bigint, name text, facts jsonb))
        WITH ORDINALITY AS one (stream_id, name, facts, place)
    ORDER BY place RETURNING id, stream_id, name, recorded_at),
duty AS (
    INSERT INTO core_delivery (state, not_before, attempts, last_error, event_id, stream_id, handler)
    SELECT 'open', %s, 0, '', said.id, said.stream_id, asked.handler
    FROM said JOIN unnest(%s::text[], %s::text[]) WITH ORDINALITY AS asked (name, handler, place) USING (name)
    ORDER BY said.id, asked.place)
SELECT id, recorded_at FROM said ORDER BY id
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
    """The same for several streams at once, in one statement; inside `together`, with its others at its end."""
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
    """Write what one operation records at its end, in its order and in one statement.

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
    """Each event with one duty per handler; in a window of undo they wait for its end, in a muted one there are none."""
    window = present()
    duties = [] if window and window.muted else _duties({row.name for row in rows})
    for said, same in groupby(rows, lambda row: [getattr(row, name) for name in SAID]):
        _insert(list(same), said, window.until if window else said[-1], duties)
    if window:
        window.events += [row.pk for row in rows]
        window.streams += [row.stream_id for row in rows]
    if duties:
        transaction.on_commit(lambda: wake("core.tasks.deliver_due"))


def _duties(names: Iterable[str]) -> list[tuple[str, str]]:
    """Names of events and of those who handle them."""
    return [(name, handler) for name in sorted(names) for handler in handlers_of(name)]


def _insert(
    rows: list[Event], said: list[Any], not_before: datetime, duties: Sequence[tuple[str, str]]
) -> None:
    """Events by one person at one instant."""
    told = [{"stream_id": row.stream_id, "name": row.name, "facts": row.facts} for row in rows]
    names, handlers = [name for name, _handler in duties], [handler for _name, handler in duties]
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [*said, json.dumps(told, cls=DjangoJSONEncoder), not_before, names, handlers])
        for row, (key, recorded_at) in zip(rows, cursor.fetchall(), strict=True):
            row.pk, row.recorded_at = key, recorded_at
            row._state.adding, row._state.db = False, connection.alias
