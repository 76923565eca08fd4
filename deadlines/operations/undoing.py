"""Clocks of a deed that was undone: what it ended runs on, what it began is stopped."""

from datetime import datetime

from core.actors import Actor
from core.models import Event
from core.undo import reverses
from deadlines.events import ClockMet, ClocksStarted, ClockStopped
from deadlines.models import Clock
from deadlines.operations.ending import end
from deadlines.operations.timing import point

UNDONE = "undone"


@reverses(ClockMet, ClockStopped)
def run_on(event: Event, by: Actor, at: datetime) -> None:
    """The promise is open again with the times it had."""
    clock = Clock.objects.get(pk=event.facts["clock"])
    clock.met_at, clock.stopped_at, clock.stop_reason = None, None, ""
    point(clock)
    clock.save(update_fields=["met_at", "stopped_at", "stop_reason", "next_fire_at"])


@reverses(ClocksStarted)
def stop_again(event: Event, by: Actor, at: datetime) -> None:
    """Promises that the deed began do not apply."""
    keys = [one["clock"] for one in event.facts["clocks"]]
    end(
        list(Clock.objects.running().filter(pk__in=keys).select_related("stream")),
        at=at,
        by=by,
        reason=UNDONE,
    )
