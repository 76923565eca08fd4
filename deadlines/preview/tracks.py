"""Clocks that run in memory through the events of a case, by the rules of the stored ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from core.worktime import Calendar, Pause, epoch, served, union
from core.worktime.periods import basis_of
from deadlines.changing import plan
from deadlines.preview.answers import ClockAnswer
from deadlines.rules import ClockRule, Promise, Schedule, fires_at

CalendarOf = Callable[[str], Calendar]


@dataclass
class Track:
    """One clock: its rule, where it is counted from, its pauses, and how it ended."""

    rule: ClockRule
    started_at: datetime
    counted_from: datetime
    calendar_of: CalendarOf
    n: int = 1
    fixed_due_at: datetime | None = None
    pauses: list[Pause] = field(default_factory=list)
    met_at: datetime | None = None
    stopped_at: datetime | None = None
    kept_breach: int | None = None
    """Seconds by which an earlier promise of this clock was broken."""
    because: tuple[str, ...] = ()

    @classmethod
    def of(cls, promise: Promise, calendar_of: CalendarOf, n: int = 1) -> Track:
        return cls(promise.rule, promise.started_at, promise.started_at, calendar_of, n)

    @property
    def kind(self) -> str:
        return self.rule.kind

    @property
    def is_running(self) -> bool:
        return self.met_at is None and self.stopped_at is None

    @property
    def agreed(self) -> bool:
        return self.fixed_due_at is not None

    @property
    def calendar(self) -> Calendar:
        return self.calendar_of(self.rule.calendar)

    @property
    def schedule(self) -> Schedule:
        return plan(self.rule, self.counted_from, self.calendar, self.pauses, self.fixed_due_at)

    @property
    def due_at(self) -> datetime | None:
        end = self.schedule.due
        return end.at if end else None

    def late_by(self, at: datetime) -> int | None:
        """Seconds over the due instant; None while the promise is not broken."""
        end = self.schedule.due
        if end is None or at < end.late_from:
            return None
        return int((at - end.at).total_seconds())

    def keep_breach(self, at: datetime) -> None:
        """A promise that is broken stays broken, whatever is promised from now on (CNV-18, CNV-19)."""
        late = self.late_by(at)
        if late is not None:
            self.kept_breach = max(late, self.kept_breach or 0)

    def refit(self, rule: ClockRule, counted_from: datetime, at: datetime) -> None:
        self.keep_breach(at)
        self.rule, self.counted_from = rule, counted_from
        self.because += ("CNV-18",)

    def stop(self, at: datetime) -> None:
        self.keep_breach(at)
        self.stopped_at = at

    def remaining(self, at: datetime) -> int:
        """Service seconds left, negative when over; of natural time where the instant is agreed."""
        due = self.due_at
        if due is None:
            return 0
        if due < at or self.agreed:
            return int((due - at).total_seconds())
        return served(self._basis, epoch(at), epoch(due), union(self.pauses))

    @property
    def _basis(self) -> Calendar:
        target = self.rule.target
        return self.calendar if target is None or target.by_month else basis_of(target, self.calendar)

    @property
    def paused_s(self) -> int:
        """Service seconds of the union of the pauses that held the clock (CNV-13)."""
        bare = replace(self, pauses=[])
        end, without = self.due_at, bare.due_at
        if end is None or without is None or self.agreed:
            return 0
        return served(self._basis, epoch(without), epoch(end))

    def answer(self, at: datetime, outage: Mapping[str, datetime] | None = None) -> ClockAnswer:
        """How the clock stands at the end of the case; an outage of the sweep moves no due time (SLA-31)."""
        planned = self.schedule
        end = planned.due
        late = self.late_by(self.met_at or self.stopped_at or at)
        rules = (*self.rule.rules, *(("CNV-13",) if self.pauses else ()), *self.because)
        levels = zip(self.rule.levels, planned.levels, strict=True)
        return ClockAnswer(
            kind=self.kind,
            due=end.at if end else None,
            late_from=end.late_from if end else None,
            overdue_from=end.late_from if end else None,
            n=self.n,
            last_day=end.last_day if end else None,
            provisional=bool(end and end.provisional),
            breached=late is not None or self.kept_breach is not None,
            late_by_s=max(late or 0, self.kept_breach or 0),
            met_at=self.met_at,
            stopped_at=self.stopped_at,
            paused_s=self.paused_s,
            levels={level.code: when for level, when in levels if when is not None},
            fired_at=self._fired(planned, outage) if outage else {},
            title=self.rule.title,
            pack=self.rule.pack,
            source=self.rule.source,
            basis=self.rule.source_kind,
            rules=tuple(dict.fromkeys(rules)),
        )

    def _fired(self, planned: Schedule, outage: Mapping[str, datetime]) -> dict[str, datetime]:
        """When the levels fire: those that fall into the outage at its end, none once the clock has ended."""
        late_from = planned.due.late_from if planned.due else None
        pairs = zip(self.rule.levels, planned.levels, strict=True)
        fires = ((level.code, fires_at(level, nominal, late_from)) for level, nominal in pairs)
        ended = self.met_at or self.stopped_at
        caught = {
            code: outage["to"] if outage["from"] <= when < outage["to"] else when
            for code, when in fires
            if when is not None
        }
        return {code: when for code, when in caught.items() if ended is None or when <= ended}
