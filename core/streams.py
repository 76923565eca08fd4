"""Opening, locking and finding streams; each room registers its kinds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from core.models import Stream


class NotInTransaction(RuntimeError):
    """Locks and events only make sense inside a transaction."""


@dataclass(frozen=True)
class StreamKind:
    """How a kind of stream is shown: its word, who may see it, its address, and what messages call it.

    Without `name` a stream goes by its number.
    """

    kind: str
    label: Any
    visible_to: Callable[[Any], QuerySet[Any]]
    url: Callable[[Stream], str]
    name: Callable[[Stream], Any] | None = None


LOCK = "SELECT id FROM core_stream WHERE id = ANY(%s::bigint[]) ORDER BY id FOR NO KEY UPDATE"

_kinds: dict[str, StreamKind] = {}


def register_kind(kind: StreamKind) -> None:
    _kinds[kind.kind] = kind


def kinds() -> list[StreamKind]:
    return [_kinds[name] for name in sorted(_kinds)]


def kind_of(name: str) -> StreamKind:
    """The registered kind; KeyError names an unknown one."""
    return _kinds[name]


def kind_known(name: str) -> StreamKind | None:
    """The same, or None."""
    return _kinds.get(name)


def url_of(stream: Stream) -> str:
    """Address of the page that shows the stream."""
    return kind_of(stream.kind).url(stream)


def name_of(stream: Stream) -> str:
    """What the subject's room calls it, else its number, or its kind in words where it has none."""
    kind = kind_known(stream.kind)
    if kind and kind.name:
        return str(kind.name(stream))
    return stream.number or f"{kind.label if kind else stream.kind} {stream.pk}"


def visible(stream: Stream, user: Any) -> bool:
    """May this person see what the stream is about?"""
    return kind_of(stream.kind).visible_to(user).filter(pk=stream.pk).exists()


def open_stream(*, kind: str, at: datetime, number: str | None = None) -> Stream:
    """Begin a history. Take the number just before, after all locks and checks."""
    return Stream.objects.create(kind=kind, number=number, opened_at=at)


def open_streams(count: int, *, kind: str, at: datetime) -> list[Stream]:
    """Begin so many histories without numbers, in one statement."""
    return Stream.objects.bulk_create(Stream(kind=kind, opened_at=at) for _one in range(count))


def lock_streams(*ids: int) -> None:
    """Hold the streams until the transaction ends, always in id order; everything on them waits."""
    require_transaction()
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [list(ids)])


def require_transaction() -> None:
    if not connection.in_atomic_block:
        raise NotInTransaction("call this inside transaction.atomic()")
