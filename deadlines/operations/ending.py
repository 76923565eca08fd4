"""Meeting and stopping clocks."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from core.actors import Actor
from core.clock import iso
from core.events import record, record_many
from core.models import Stream
from core.streams import lock_streams
from deadlines.events import BreachWithdrawn, ClockMet, ClockStopped
from deadlines.models import Clock
from deadlines.operations.firing import fire


class ClockEnded(Exception):
    """The clock was met or stopped before."""


@transaction.atomic
def meet(*, clock: Clock, at: datetime, by: Actor) -> Clock:
    """The promise is kept at `at`, the instant of the fact, in time or late; raises ClockEnded.

    Levels passed by then fire first. A fact reported late but dated before the breach withdraws it.
    """
    held = locked(clock)
    fire([held], at=at)
    if held.breached_at is not None and at < held.breached_at:
        withdraw_breach(held, at=at, by=by)
    held.met_at, held.next_fire_at = at, None
    held.save(update_fields=["met_at", "next_fire_at", "breached_at"])
    record(held.stream_id, ClockMet(held.pk, held.kind, held.is_breached), by=by, at=at)
    return held


@transaction.atomic
def meet_kind(*, stream: Stream | int, kind: str, at: datetime, by: Actor) -> Clock | None:
    """Meet the running clock of a kind; None when there is none."""
    clock = Clock.objects.filter(stream=stream, kind=kind).running().order_by("-n").first()
    return meet(clock=clock, at=at, by=by) if clock else None


@transaction.atomic
def stop(*, clock: Clock, at: datetime, by: Actor, reason: str) -> Clock:
    """End a clock whose promise no longer applies, with a reason code; raises ClockEnded."""
    held = locked(clock)
    end([held], at=at, by=by, reason=reason)
    return held


@transaction.atomic
def stop_all(
    *, stream: Stream | int, at: datetime, by: Actor, reason: str, kinds: Iterable[str] | None = None
) -> list[Clock]:
    """End all running clocks of a stream, or those of some kinds."""
    lock_streams(stream if isinstance(stream, int) else stream.pk)
    clocks = Clock.objects.filter(stream=stream).running().select_related("stream")
    held = list(clocks if kinds is None else clocks.filter(kind__in=list(kinds)))
    end(held, at=at, by=by, reason=reason)
    return held


def end(held: Sequence[Clock], *, at: datetime, by: Actor, reason: str) -> None:
    """Stop locked clocks; levels passed by then fire first, so that a breach stays on record."""
    fire(held, at=at)
    for clock in held:
        clock.stopped_at, clock.stop_reason, clock.next_fire_at = at, reason, None
    Clock.objects.bulk_update(held, ["stopped_at", "stop_reason", "next_fire_at"])
    record_many(
        [(clock.stream_id, ClockStopped(clock.pk, clock.kind, reason)) for clock in held], by=by, at=at
    )


def locked(clock: Clock) -> Clock:
    """The clock read again under its stream's lock; raises ClockEnded when it no longer runs."""
    lock_streams(clock.stream_id)
    held = Clock.objects.select_related("stream", "unit", "responsible").get(pk=clock.pk)
    if not held.is_running:
        raise ClockEnded(held.get_kind_display())
    return held


def withdraw_breach(held: Clock, *, at: datetime, by: Actor) -> None:
    """Take a breach back by a visible event; the caller saves the clock."""
    if held.breached_at is not None:
        record(held.stream_id, BreachWithdrawn(held.pk, held.kind, iso(held.breached_at)), by=by, at=at)
        held.breached_at = None
