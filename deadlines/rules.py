"""Which promises apply to given facts, and when their levels fall: pure arithmetic over pack figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, time, timedelta
from typing import Any, Protocol

from core.worktime import (
    ALWAYS,
    Calendar,
    Due,
    Duration,
    Pause,
    due,
    share_of,
    shares_of_natural,
)
from deadlines.enums import ClockKind, Trigger
from deadlines.referrals import last_day_of, workday_before
from packs.enums import STRENGTH

CalendarOf = Callable[[str], Calendar]


class Section(Protocol):
    """What is read of a pack section."""

    @property
    def pk(self) -> Any: ...
    @property
    def name(self) -> str: ...
    @property
    def figures(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about a subject; an empty or absent fact matches no condition."""

    complaint_class: str = ""
    severity: str = ""
    urgency: str = ""
    service_type: str = ""
    fault: bool | None = None

    def match(self, when: Mapping[str, Any]) -> bool:
        """Does every condition name this fact's value?"""
        return all(self._holds(name, wanted) for name, wanted in when.items())

    def match_any(self, unless: Mapping[str, Any]) -> bool:
        """Does any condition name this fact's value?"""
        return any(self._holds(name, unwanted) for name, unwanted in unless.items())

    def _holds(self, name: str, wanted: Any) -> bool:
        value = getattr(self, name)
        return value in wanted if isinstance(wanted, list) else value == wanted


NOT_KEPT = frozenset({"levels", "when", "unless"})
FACT_NAMES = frozenset(field.name for field in fields(Facts))


@dataclass(frozen=True, slots=True)
class Level:
    """A step of the ladder: at a per cent of the period, so many minutes from its end, or at a clock time
    of the working day so many before its last day (CMP-09); who is told."""

    code: str
    audience: tuple[str, ...]
    percent: int | None = None
    minutes: int | None = None
    urgent: bool = False
    notice: bool = False
    workdays_before: int | None = None
    clock: time = time.min

    @property
    def breaches(self) -> bool:
        """The level of the due instant itself, which fires only when the clock is late; a notice is none."""
        return not self.notice and (self.percent == 100 or self.minutes == 0)

    @classmethod
    def parse(cls, value: Mapping[str, Any]) -> Level:
        given = value.get
        return cls(
            value["code"],
            tuple(value["audience"]),
            given("percent"),
            given("minutes"),
            bool(given("urgent")),
            bool(given("notice")),
            given("workdays_before"),
            time.fromisoformat(value["clock"]) if "clock" in value else time.min,
        )

    def as_json(self) -> dict[str, Any]:
        shown = {"code": self.code, "audience": list(self.audience), "urgent": self.urgent}
        shown |= {"notice": True} if self.notice else {}
        if self.workdays_before is not None:
            return shown | {"workdays_before": self.workdays_before, "clock": f"{self.clock:%H:%M}"}
        return shown | ({"minutes": self.minutes} if self.percent is None else {"percent": self.percent})


@dataclass(frozen=True, slots=True)
class Conduct:
    """What all clocks of a set share: the default ladder, when amber begins, and what may pause them."""

    levels: tuple[Level, ...]
    amber_percent: int
    pausable: tuple[str, ...] = ()
    pause_reasons: tuple[str, ...] = ()
    unreachable_attempts: int = 0
    pause_most_hours: int = 0


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One promise as a pack states it, frozen into every clock that follows it."""

    kind: str
    title: str
    levels: tuple[Level, ...]
    amber_percent: int
    target: Duration | None = None
    calendar: str = ALWAYS.name
    starts_on: str = Trigger.REGISTERED.value
    owner: str = ""
    pause_reasons: tuple[str, ...] = ()
    unreachable_attempts: int = 0
    pause_most_hours: int = 0
    code: str = ""
    pack: str = ""
    section_id: int | None = None
    rank: str = "company"
    source: str = ""
    source_kind: str = ""
    rules: tuple[str, ...] = ()
    when: tuple[tuple[str, Any], ...] = ()
    unless: tuple[tuple[str, Any], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """What a clock keeps of its rule beside its chain: what differs from the defaults."""
        kept = {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if field.name not in NOT_KEPT and getattr(self, field.name) != field.default
        }
        return kept | ({"target": self.target.as_json()} if self.target else {})

    @classmethod
    def from_json(cls, kept: Mapping[str, Any], levels: Iterable[Level]) -> ClockRule:
        """The rule again, with the levels of the clock's chain."""
        given = dict(kept)
        if "target" in kept:
            given["target"] = Duration.parse(kept["target"])
        for name in ("pause_reasons", "rules"):
            given[name] = tuple(kept.get(name, ()))
        return cls(levels=tuple(levels), **given)

    @property
    def words(self) -> str:
        """Where the promise stands, for example `quality_promise v1 · 001-D-3`."""
        return " · ".join(part for part in (self.pack, self.source) if part)


@dataclass(frozen=True, slots=True)
class Schedule:
    """All instants of one clock; no due while an open pause holds it."""

    due: Due | None
    amber_at: datetime | None
    levels: tuple[datetime | None, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A rule applied to a start: what would be promised."""

    kind: str
    rule: ClockRule
    started_at: datetime
    due: datetime
    late_from: datetime
    schedule: Schedule
    fixed: bool = False

    @property
    def label(self) -> str:
        return str(ClockKind(self.kind).label)

    @property
    def levels(self) -> dict[str, datetime]:
        """Nominal time of each level by its code."""
        pairs = zip(self.rule.levels, self.schedule.levels, strict=True)
        return {level.code: at for level, at in pairs if at is not None}


def read_rules(ranked: Iterable[tuple[str, Section]], conduct: Conduct) -> list[ClockRule]:
    """All clock rules of ranked sections; one left blank promises nothing (CNV-16)."""
    return [
        _read(rule, rank, section, conduct)
        for rank, section in ranked
        for rule in section.figures.get("rules", ())
        if not rule.get("blank")
    ]


def _read(rule: Mapping[str, Any], rank: str, section: Section, conduct: Conduct) -> ClockRule:
    pausable = rule["kind"] in conduct.pausable
    return ClockRule(
        kind=rule["kind"],
        title=rule["title"],
        levels=tuple(Level.parse(level) for level in rule["levels"]) if "levels" in rule else conduct.levels,
        amber_percent=conduct.amber_percent,
        target=Duration.parse(rule["target"]),
        calendar=rule.get("calendar", ALWAYS.name),
        starts_on=rule.get("starts_on", Trigger.REGISTERED.value),
        owner=rule.get("owner", ""),
        pause_reasons=conduct.pause_reasons if pausable else (),
        unreachable_attempts=conduct.unreachable_attempts if pausable else 0,
        pause_most_hours=conduct.pause_most_hours if pausable else 0,
        code=rule["id"],
        pack=section.name,
        section_id=section.pk,
        rank=rank,
        source=rule["source"],
        source_kind=rule["basis"],
        rules=tuple(rule.get("requirements", ())),
        when=tuple(rule.get("when", {}).items()),
        unless=tuple(rule.get("unless", {}).items()),
    )


def choose(
    rules: Iterable[ClockRule],
    facts: Facts,
    *,
    start: datetime,
    calendar_of: CalendarOf,
    starts_on: str = Trigger.REGISTERED,
    owner: str = "",
) -> list[Promise]:
    """One promise per kind: the strongest rank's rule, among equal ranks the earliest deadline (CNV-12)."""
    best: dict[str, Promise] = {}
    for rule in rules:
        if applies(rule, facts, starts_on):
            runs_on = calendar_of(rule.calendar)
            offered = promise(replace(rule, owner=rule.owner or owner, calendar=runs_on.name), start, runs_on)
            held = best.get(rule.kind)
            if held is None or _preference(offered) < _preference(held):
                best[rule.kind] = offered
    order = list(ClockKind.values)
    return sorted(best.values(), key=lambda one: order.index(one.kind))


def applies(rule: ClockRule, facts: Facts, starts_on: str = Trigger.REGISTERED) -> bool:
    """Is the rule about this trigger and these facts?"""
    if rule.starts_on != starts_on or facts.match_any(dict(rule.unless)):
        return False
    return facts.match(dict(rule.when))


def _preference(offered: Promise) -> tuple[int, datetime]:
    return -STRENGTH[offered.rule.rank], offered.due


def promise(rule: ClockRule, start: datetime, calendar: Calendar) -> Promise:
    """What a rule promises for a start, without pauses."""
    planned = schedule(rule, start, calendar)
    if planned.due is None:
        raise ValueError(f"{rule.code}: a period without pauses always ends")
    return Promise(rule.kind, rule, start, planned.due.at, planned.due.late_from, planned)


def fixed_promise(rule: ClockRule, start: datetime, end: Due, calendar: Calendar = ALWAYS) -> Promise:
    """A promise for an absolute instant or day, such as an agreed arrival or a report (SLA-08, CNV-08)."""
    planned = fixed_schedule(rule, start, end, calendar)
    return Promise(rule.kind, rule, start, end.at, end.late_from, planned, fixed=True)


def schedule(rule: ClockRule, start: datetime, calendar: Calendar, pauses: Sequence[Pause] = ()) -> Schedule:
    """Due instant, beginning of amber and level times of a period that began at `start`."""
    return schedule_until(due(start, target_of(rule), calendar, pauses), rule, start, calendar, pauses)


def schedule_until(
    end: Due | None, rule: ClockRule, start: datetime, calendar: Calendar, pauses: Sequence[Pause] = ()
) -> Schedule:
    """The same where the end of the period is known; None while an open pause holds it."""
    length = target_of(rule)
    if length.by_day and end is not None:
        return fixed_schedule(rule, start, end, calendar)

    def at(percent: int) -> datetime | None:
        return None if length.by_day else share_of(percent, start, length, calendar, pauses)

    levels = tuple(
        _relative(level, end, calendar) if level.percent is None else at(level.percent)
        for level in rule.levels
    )
    return Schedule(end, at(rule.amber_percent), levels)


def fixed_schedule(rule: ClockRule, start: datetime, end: Due, calendar: Calendar = ALWAYS) -> Schedule:
    """The same for an absolute end; per cents are of natural time, and nothing pauses it."""
    percents = [rule.amber_percent, *(level.percent or 0 for level in rule.levels)]
    amber, *shares = shares_of_natural(percents, start, end.at)
    levels = tuple(
        _relative(level, end, calendar) if level.percent is None else share
        for level, share in zip(rule.levels, shares, strict=True)
    )
    return Schedule(end, amber, levels)


def _relative(level: Level, end: Due | None, calendar: Calendar) -> datetime | None:
    if end is None:
        return None
    if level.workdays_before is not None:
        return workday_before(last_day_of(end.at), calendar, level.workdays_before, level.clock)
    return end.at + timedelta(minutes=level.minutes or 0)


def target_of(rule: ClockRule) -> Duration:
    """The length of a rule that has one; ValueError for a rule of absolute instants."""
    if rule.target is None:
        raise ValueError(f"{rule.code or rule.kind}: no target")
    return rule.target


def fires_at(level: Level, nominal: datetime | None, late_from: datetime | None) -> datetime | None:
    """When a level may fire: at its nominal time, that of the due instant only once the clock is late."""
    return late_from if level.breaches else nominal


def is_longer(new: ClockRule, old: ClockRule) -> bool:
    """Does a reclassification give more time (CNV-18)?"""
    return target_of(new).rough > target_of(old).rough


def is_shorter(new: ClockRule, old: ClockRule) -> bool:
    """Does a reclassification give less time (CNV-18)?"""
    return target_of(new).rough < target_of(old).rough
