"""The history of accounts and units: a stream of their own, opened with the first change."""

from datetime import datetime
from typing import TypeVar

from core.actors import Actor
from core.events import DomainEvent, record
from core.models import Stream
from core.streams import open_stream
from org.models import Unit, User

Owner = TypeVar("Owner", User, Unit)


def hold(owner: Owner) -> Owner:
    """The row read anew and locked until the transaction ends; this lock stands for its stream's."""
    rows = owner.__class__._default_manager.select_for_update(no_key=True)
    return rows.get(pk=owner.pk)


def history_of(unit: Unit, *, at: datetime) -> Stream:
    """The stream of a unit, opened when there is none; the caller's transaction holds the unit."""
    held = hold(unit)
    if held.stream is None:
        held.stream = open_stream(kind="unit", at=at)
        held.save(update_fields=["stream"])
    return held.stream


def note(owner: User | Unit, event: DomainEvent, *, by: Actor, at: datetime) -> None:
    """Record an event on the row's stream. The caller holds the row."""
    if owner.stream is None:
        owner.stream = open_stream(kind="person" if isinstance(owner, User) else "unit", at=at)
        owner.save(update_fields=["stream"])
    record(owner.stream, event, by=by, at=at)
