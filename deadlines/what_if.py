"""How a clock would have run under other figures: its true story told again, pure (CNV-13, CNV-18, SLA-08)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.worktime import Calendar, Pause
from deadlines.changing import pause_refusal, plan, recounted_from
from deadlines.rules import ClockRule

CalendarOf = Callable[[str], Calendar]
ENOUGH = 1000  # the calls that a pause of a customer out of reach needed were made


@dataclass(frozen=True, slots=True)
class Held:
    """An approved pause, and from when on it was known."""

    reason: str
    starts_at: datetime
    ends_at: datetime | None
    known_at: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that gave the clock another promise: the rule of another class, or an agreed instant."""

    at: datetime
    rule: ClockRule | None = None
    agreed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """What happened to one clock, whatever its figures were. `ended_at` is the present for a running one."""

    started_at: datetime
    ended_at: datetime
    turns: Sequence[Turn] = ()
    pauses: Sequence[Held] = ()


@dataclass
class Retold:
    """A clock under other figures while its story is told."""

    story: Story
    rule: ClockRule
    calendar_of: CalendarOf
    counted_from: datetime
    fixed: datetime | None = None
    breached_at: datetime | None = None

    @property
    def breached(self) -> bool:
        """The first breach counts, unless the end turned out to lie before it."""
        return self.breached_at is not None and self.breached_at <= self.story.ended_at

    def turn(self, one: Turn) -> None:
        """Another rule where it changes something, or the agreed instant in its place."""
        if one.agreed is not None:
            self._judge(one.at)
            self.fixed = one.agreed
        elif one.rule is not None and self.fixed is None and self.rule.target is not None:
            self._refit(one.rule, one.at)

    def end(self) -> None:
        """What the last promise comes to, with every pause that was approved in the end."""
        self._judge(self.story.ended_at, self._pauses(None))

    def _refit(self, rule: ClockRule, at: datetime) -> None:
        pauses = self._pauses(at)
        present = plan(self.rule, self.counted_from, self.calendar_of(self.rule.calendar), pauses).due
        begin = recounted_from(
            self.rule,
            rule,
            started_at=self.story.started_at,
            due_at=present.at if present else None,
            at=at,
            calendar=self.calendar_of(rule.calendar),
            pauses=pauses,
        )
        if begin is not None:
            self._judge(at, pauses)
            self.rule, self.counted_from = rule, begin

    def _judge(self, until: datetime, pauses: Sequence[Pause] | None = None) -> None:
        """Was the present promise broken by then? An earlier breach stays."""
        held = self._pauses(until) if pauses is None else pauses
        calendar = self.calendar_of(self.rule.calendar)
        end = plan(self.rule, self.counted_from, calendar, held, self.fixed).due
        if self.breached_at is None and end is not None and end.late_from <= until:
            self.breached_at = end.late_from

    def _pauses(self, known: datetime | None) -> list[Pause]:
        """Pauses these figures allow; up to an instant, those approved by then."""
        return [
            (one.starts_at, one.ends_at)
            for one in self.story.pauses
            if (known is None or one.known_at <= known) and not self._refused(one)
        ]

    def _refused(self, one: Held) -> bool:
        asked = {"reason": one.reason, "starts_at": one.starts_at, "ends_at": one.ends_at}
        return pause_refusal(self.rule, agreed=False, attempts=ENOUGH, **asked) is not None  # type: ignore[arg-type]


def retell(story: Story, rule: ClockRule, calendar_of: CalendarOf) -> Retold:
    """The same story under a rule that the clock did not have."""
    told = Retold(story, rule, calendar_of, story.started_at)
    for one in sorted(story.turns, key=lambda turn: turn.at):
        told.turn(one)
    told.end()
    return told
