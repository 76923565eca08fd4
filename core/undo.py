"""Ten seconds to change one's mind: what a deed queued waits, and is withdrawn when the deed is undone."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.doors import UNDO_KINDS
from core.events import DomainEvent, record
from core.holding import Window, within
from core.models import Deed, Delivery, Event, WorkState
from core.streams import lock_streams

Taker = Callable[[list[str]], int]
Reverser = Callable[[Event, Actor, datetime], object]
_takers: dict[str, Taker] = {}
_reversers: dict[str, Reverser] = {}


class TooLate(Exception):
    """The deed stays; the message says why."""


@dataclass(frozen=True)
class DeedUndone(DomainEvent):
    """`withdrawn` counts the messages and deliveries that never left."""

    name: ClassVar[str] = "deed.undone"
    kind: str
    withdrawn: int


def takes_back(room: str) -> Callable[[Taker], Taker]:
    """Register how a room withdraws what it queued; it raises TooLate for what has begun to leave."""

    def register(taker: Taker) -> Taker:
        _takers[room] = taker
        return taker

    return register


def reverses(*events: type[DomainEvent]) -> Callable[[Reverser], Reverser]:
    """Register what makes an event of these kinds as if it had not been; it may raise TooLate."""

    def register(reverser: Reverser) -> Reverser:
        _reversers.update(dict.fromkeys((event.name for event in events), reverser))
        return reverser

    return register


@contextmanager
def undoable(
    kind: str,
    *,
    by: Actor,
    at: datetime,
    seconds: int,
    facts: dict[str, Any] | None = None,
    group: uuid.UUID | None = None,
) -> Iterator[Window]:
    """Do something that its doer may undo for some seconds; `window.deed` is kept with the same commit.

    A deed with an event that no room can reverse is done
    like any other: its messages wait, and `window.deed` stays empty.
    """
    window = Window(at, at + timedelta(seconds=seconds))
    with transaction.atomic(), within(window):
        yield window
        if by.pk is not None and _reversible(kind, window):
            window.deed = Deed.objects.create(
                group=group or uuid.uuid4(),
                kind=kind,
                stream_id=window.stream or window.streams[0],
                actor_id=by.pk,
                at=at,
                until=window.until,
                facts=facts or {},
                held={"events": window.events, "parcels": window.parcels},
            )


def _reversible(kind: str, window: Window) -> bool:
    """A reverse of its own, or one stream and a reverser for each event."""
    if not window.events or kind_of(kind).run is not None:
        return bool(window.events)
    names = set(Event.objects.filter(pk__in=window.events).values_list("name", flat=True))
    return len(set(window.streams)) == 1 and names <= _reversers.keys()


def kind_of(code: str) -> Any:
    """The registered kind; StopIteration names a missing one."""
    return next(one for one in UNDO_KINDS if one.code == code)


def replay(*, deed: Deed, by: Actor, at: datetime) -> None:
    """Reverse the deed's events, last first."""
    for event in Event.objects.filter(pk__in=deed.held["events"]).order_by("-pk"):
        _reversers[event.name](event, by, at)


def undo(*, group: uuid.UUID, by: Actor, at: datetime) -> tuple[list[Deed], list[str]]:
    """Undo the person's deeds of one click, last first; gives those undone and why others stay."""
    undone, refused = [], []
    for deed in Deed.objects.filter(group=group, actor_id=by.pk).order_by("-pk"):
        try:
            undone.append(_undo(deed, by, at))
        except TooLate as error:
            refused.append(str(error))
    return undone, refused


@transaction.atomic
def _undo(deed: Deed, by: Actor, at: datetime) -> Deed:
    lock_streams(deed.stream_id)
    held = Deed.objects.select_for_update().get(pk=deed.pk)
    _check(held, at)
    withdrawn = _withdraw(held)
    with within(Window(at, at, muted=True)):
        _reverse(held, by, at)
        record(held.stream_id, DeedUndone(held.kind, withdrawn), by=by, at=at)
    held.undone_at = at
    held.save(update_fields=["undone_at"])
    return held


def _reverse(deed: Deed, by: Actor, at: datetime) -> None:
    kind = kind_of(deed.kind)
    (kind.run or replay)(deed=deed, by=by, at=at)
    if kind.after:
        kind.after(deed=deed, by=by, at=at)


def _check(deed: Deed, at: datetime) -> None:
    if deed.undone_at is not None:
        raise TooLate(_("已经撤销。"))
    if at >= deed.until:
        raise TooLate(_("撤销时间已过，通知已发出。"))
    later = Event.objects.filter(stream=deed.stream_id, pk__gt=max(deed.held["events"]))
    if later.exclude(actor_id=None).exists():
        raise TooLate(_("之后已有新的操作，不能撤销。"))


def _withdraw(deed: Deed) -> int:
    duties = list(Delivery.objects.filter(event__in=deed.held["events"]).select_for_update())
    if any(one.attempts or one.state != WorkState.OPEN for one in duties):
        raise TooLate(_("通知已发出，不能撤销。"))
    Delivery.objects.filter(pk__in=[one.pk for one in duties]).delete()
    return len(duties) + sum(_takers[room](keys) for room, keys in deed.held["parcels"].items())
