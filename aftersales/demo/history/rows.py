"""The rows of one ticket's life as the database writes them, and how each column is changed in a copy."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from django.apps import apps
from django.db import connection
from django.db.models import Field, Model

from core.models import Attachment, Delivery, Event, Stream
from org.models import Approval
from tickets.models import ImportRow, Ticket, TicketSearch

ROOMS = ("tickets", "deadlines", "dispatch", "followups")
ALSO: tuple[type[Model], ...] = (Stream, Attachment, Approval, Event)
# Duties that are done, and what each copy gets anew.
WITHOUT: frozenset[type[Model]] = frozenset({Delivery, ImportRow, TicketSearch})


@dataclass(frozen=True)
class Column:
    """A column: its name, its type, the table that it points at, how long its words may be."""

    name: str
    kind: str
    points_at: str = ""
    most: int | None = None


@dataclass
class Table:
    """A table of the life with its columns; `owner` is the column that leads to the ticket."""

    name: str
    columns: list[Column]
    key: int
    owner: Column
    sequence: str = ""
    rows: list[list[str | None]] = field(default_factory=list)


@cache
def tables() -> list[Table]:
    """Every table whose rows belong to a ticket, each after the one that it hangs on."""
    found: dict[str, Table] = {Stream._meta.db_table: _table(Stream, Stream._meta.pk)}
    waiting = [model for model in _candidates() if model is not Stream]
    for owner_of in (_owner, _loose_owner, _owner):
        while fitting := [
            (model, owner) for model in waiting if (owner := owner_of(model, found)) is not None
        ]:
            for model, owner in fitting:
                found[model._meta.db_table] = _table(model, owner)
                waiting.remove(model)
    return list(found.values())


def _candidates() -> list[type[Model]]:
    rooms = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    return [model for model in [*ALSO, *rooms] if model not in WITHOUT]


def _owner(model: type[Model], found: dict[str, Table]) -> Field | None:
    """The foreign key by which a row belongs to a life; what may be empty is no belonging."""
    keys = [part for part in model._meta.concrete_fields if part.is_relation and not part.null]
    return next((part for part in keys if part.related_model._meta.db_table in found), None)


def _loose_owner(model: type[Model], _found: dict[str, Table]) -> Field | None:
    """The ticket of a row that may also belong to something else, as a call may to a delivery."""
    return next((part for part in model._meta.concrete_fields if part.column == "ticket_id"), None)


def _table(model: type[Model], owner: Field) -> Table:
    parts = model._meta.concrete_fields
    columns = [Column(part.column, _kind(part), _target(part), _most(part)) for part in parts]
    key = next(number for number, part in enumerate(parts) if part.primary_key)
    table = model._meta.db_table
    sequence = "" if columns[key].points_at else _sequence(table, columns[key].name)
    return Table(table, columns, key, columns[parts.index(owner)], sequence)


def _kind(part: Field) -> str:
    return (part.db_type(connection) or "").split("(")[0]


def _most(part: Field) -> int | None:
    return part.max_length if _kind(part) == "varchar" else None


def _target(part: Field) -> str:
    return part.related_model._meta.db_table if part.is_relation else ""


def _sequence(table: str, column: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, column])
        return str(cursor.fetchone()[0] or "")


def read(ticket: int) -> dict[str, list[list[str | None]]]:
    """Table to its rows of this life, every value in the database's own text."""
    keys: dict[str, list[str]] = {Ticket._meta.db_table: [str(ticket)], Stream._meta.db_table: [str(ticket)]}
    life: dict[str, list[list[str | None]]] = {}
    for table in tables():
        rows = list(_rows(table, keys.get(table.owner.points_at or table.name, [])))
        life[table.name] = rows
        keys[table.name] = [str(row[table.key]) for row in rows]
    return life


def _rows(table: Table, owners: list[str]) -> Iterator[list[str | None]]:
    columns = ", ".join(f'"{column.name}"::text' for column in table.columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT {columns} FROM {table.name} WHERE "{table.owner.name}" = ANY(%s::bigint[]) ORDER BY {table.key + 1}',  # noqa: S608
            [owners],
        )
        yield from (list(row) for row in cursor.fetchall())
