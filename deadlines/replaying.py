"""The state of clocks as their events tell it, pure: it must equal what the rows say."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from deadlines import events


class Said(Protocol):
    """What is read of an event."""

    @property
    def name(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def facts(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Told:
    """A clock as far as its events tell of it."""

    kind: str
    n: int
    version: int = 1
    due_at: datetime | None = None
    met_at: datetime | None = None
    stopped_at: datetime | None = None
    breached_at: datetime | None = None


Clocks = dict[int, Told]


def replay(said: Iterable[Said]) -> Clocks:
    """The clocks of a stream after its events, by key; events of other rooms change nothing."""
    clocks: Clocks = {}
    for event in said:
        step = STEPS.get(event.name)
        if step:
            step(clocks, event)
    return clocks


def instant(value: str | None) -> datetime | None:
    """The instant that an event wrote down, if any."""
    return datetime.fromisoformat(value) if value else None


def _started(clocks: Clocks, event: Said) -> None:
    for one in event.facts["clocks"]:
        clocks[one["clock"]] = Told(one["kind"], one["n"], due_at=instant(one["due_at"]))


def _change(clocks: Clocks, key: int, **fields: Any) -> None:
    if key in clocks:
        clocks[key] = replace(clocks[key], **fields)


def _paused(clocks: Clocks, event: Said) -> None:
    """A pause that counts moves due, and perhaps the breach with it."""
    facts = event.facts
    if facts.get("approved", True):
        _change(clocks, facts["clock"], due_at=instant(facts["due_at"]))
        if facts.get("version"):
            breached_at = instant(facts["breached_at"])
            _change(clocks, facts["clock"], version=facts["version"], breached_at=breached_at)


def _anew(clocks: Clocks, event: Said) -> None:
    facts = event.facts
    _change(clocks, facts["clock"], due_at=instant(facts["due_at"]))
    if facts.get("version"):
        _change(clocks, facts["clock"], version=facts["version"])


def _recalculated(clocks: Clocks, event: Said) -> None:
    for one in event.facts["clocks"]:
        _change(clocks, one["clock"], due_at=instant(one["due_at"]))


def _merged(clocks: Clocks, event: Said) -> None:
    for one in event.facts["clocks"]:
        due_at, breached_at = instant(one["due_at"]), instant(one["breached_at"])
        clocks[one["clock"]] = Told(one["kind"], one["n"], one["version"], due_at, breached_at=breached_at)


def _fired(clocks: Clocks, event: Said) -> None:
    held = clocks.get(event.facts["clock"])
    if event.facts["breach"] and held and held.breached_at is None:
        _change(clocks, event.facts["clock"], breached_at=instant(event.facts.get("late_from")))


def _withdrawn(clocks: Clocks, event: Said) -> None:
    _change(clocks, event.facts["clock"], breached_at=None)


def _met(clocks: Clocks, event: Said) -> None:
    _change(clocks, event.facts["clock"], met_at=event.at)


def _stopped(clocks: Clocks, event: Said) -> None:
    _change(clocks, event.facts["clock"], stopped_at=event.at)


STEPS: Mapping[str, Callable[[Clocks, Said], None]] = {
    events.ClocksStarted.name: _started,
    events.TimeAgreed.name: _anew,
    events.ClockReclassified.name: _anew,
    events.ClocksRecalculated.name: _recalculated,
    events.ClocksMerged.name: _merged,
    events.PauseDecided.name: _paused,
    events.PauseEnded.name: _paused,
    events.LevelFired.name: _fired,
    events.BreachWithdrawn.name: _withdrawn,
    events.ClockMet.name: _met,
    events.ClockStopped.name: _stopped,
}
