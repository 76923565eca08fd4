"""Two subjects become one: promises go over to the survivor with the time they have consumed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import iso
from core.events import record
from core.models import Stream
from core.streams import lock_streams
from deadlines.enums import ClockKind, PauseState
from deadlines.events import ClocksMerged
from deadlines.models import Clock, Pause
from deadlines.operations.ending import end, withdraw_breach
from deadlines.operations.firing import fire
from org.models import Unit, User

MERGED = "merged"
"""Why a promise ended whose subject, or whose rival, goes on."""
OWN = frozenset({"id", "stream", "unit", "responsible", "n"})
EXPLANATION = ("breach_reason", "breach_note", "breach_explained_by")


class NotMerged(Exception):
    """The promises cannot be joined now; the message says why in words."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one running promise: it goes over, or the survivor's own of its kind serves for it.

    `own` is the survivor's running one; without it and without going over, the survivor has kept it since.
    """

    clock: Clock
    own: Clock | None
    goes: bool

    @property
    def due_at(self) -> datetime | None:
        """When the survivor has to keep it; None where it has been kept."""
        return self._held.due_at if self._held else None

    @property
    def amber_at(self) -> datetime | None:
        return self._held.amber_at if self._held else None

    @property
    def _held(self) -> Clock | None:
        return self.clock if self.goes else self.own


def fates(*, stream: Stream, into: Stream) -> list[Fate]:
    """What merging `stream` into another would do to its running promises; writes nothing.

    Raises NotMerged while a pause of one of them is open or waits for its decision.
    """
    rows = Clock.objects.filter(stream__in=[stream.pk, into.pk]).select_related("stream")
    mine = _soonest([row for row in rows if row.stream_id == stream.pk and row.is_running])
    held = [row for row in rows if row.stream_id == into.pk]
    own = {row.kind: row for row in reversed(_soonest([row for row in held if row.is_running]))}
    _check([*mine, *own.values()])
    first = {row.kind: row for row in reversed(mine)}
    return [_fate(first[kind], own.get(kind), held) for kind in ClockKind.values if kind in first]


def _soonest(clocks: Sequence[Clock]) -> list[Clock]:
    """By kind, the one that ends first before the others."""
    return sorted(
        clocks, key=lambda row: (row.kind, row.due_at is None, row.due_at or row.started_at, row.pk)
    )


def _fate(clock: Clock, own: Clock | None, held: Sequence[Clock]) -> Fate:
    if own is not None:
        return Fate(clock, own, _goes_before(clock, own))
    kept = any(
        row.kind == clock.kind and row.met_at is not None and row.met_at >= clock.started_at for row in held
    )
    return Fate(clock, None, not kept)


def _goes_before(clock: Clock, own: Clock) -> bool:
    """The one that ends first; a time agreed with the customer stands before any other (SLA-08)."""
    if clock.agreed != own.agreed:
        return clock.agreed
    return bool(clock.due_at and own.due_at and clock.due_at < own.due_at)


def _check(clocks: Sequence[Clock]) -> None:
    open_or_asked = Q(state=PauseState.APPROVED, ends_at=None) | Q(state=PauseState.ASKED)
    waiting = Pause.objects.filter(open_or_asked, clock__in=[row.pk for row in clocks])
    if pause := waiting.select_related("clock__stream").first():
        known = {"number": pause.clock.stream, "kind": pause.clock.get_kind_display()}
        raise NotMerged(_("%(number)s 的「%(kind)s」正在暂停或等待暂停审批，请先处理，再合并。") % known)


@transaction.atomic
def join(
    *, stream: Stream, into: Stream, unit: Unit, responsible: User | None, by: Actor, at: datetime
) -> list[Fate]:
    """End all promises of `stream`; those that end before the survivor's go on there.

    What goes over keeps its rule, start, pauses, fired levels and breach, so that nothing is counted or told
    twice; the survivor's own of that kind ends. Raises NotMerged as `fates`.
    """
    lock_streams(stream.pk, into.pk)
    running = Clock.objects.running().filter(stream__in=[stream.pk, into.pk])
    fire(list(running.select_related("stream")), at=at)
    found = fates(stream=stream, into=into)
    end([one.own for one in found if one.goes and one.own], at=at, by=by, reason=MERGED)
    gone = list(Clock.objects.running().filter(stream=stream).select_related("stream"))
    copies = [_copy(one.clock, into, unit, responsible) for one in found if one.goes]
    end(gone, at=at, by=by, reason=MERGED)
    for one in found:
        if one.goes:
            _let_go(one.clock, at=at, by=by)
    if copies:
        record(into.pk, ClocksMerged(str(stream.number), list(map(_facts, copies))), by=by, at=at)
    return found


def _copy(clock: Clock, into: Stream, unit: Unit, responsible: User | None) -> Clock:
    """The same promise on the survivor's stream, with its pauses."""
    held = Clock.objects.filter(stream=into, kind=clock.kind)
    number = (held.aggregate(last=Max("n"))["last"] or 0) + 1
    kept = {
        field.name: getattr(clock, field.name)
        for field in Clock._meta.concrete_fields
        if field.name not in OWN
    }
    made = Clock.objects.create(stream=into, unit=unit, responsible=responsible, n=number, **kept)
    clock.pauses.in_force().update(clock=made)
    return made


def _let_go(clock: Clock, *, at: datetime, by: Actor) -> None:
    """A breach goes over with its promise: it counts once, at the survivor."""
    ended = Clock.objects.get(pk=clock.pk)
    withdraw_breach(ended, at=at, by=by)
    ended.breach_reason, ended.breach_note, ended.breach_explained_by = "", "", None
    ended.save(update_fields=["breached_at", *EXPLANATION])


def _facts(clock: Clock) -> dict[str, object]:
    return {
        "clock": clock.pk,
        "kind": clock.kind,
        "n": clock.n,
        "version": clock.version,
        "due_at": iso(clock.due_at) if clock.due_at else None,
        "breached_at": iso(clock.breached_at) if clock.breached_at else None,
    }
