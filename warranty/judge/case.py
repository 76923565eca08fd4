"""Facts under a policy: which periods apply, when they end, and what a test found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from core.worktime import Calendar, add_months, roll
from warranty.enums import Cause, Check, Finding
from warranty.facts import Facts
from warranty.rules import NotOurs, Period, Policy, RemedyRule, Rule


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a failed test leads to; `falls_back` adds the verdict on a repair."""

    verdict: str
    reason: str = ""
    missing: tuple[str, ...] = ()
    falls_back: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One of the seven tests with what it looked at; no outcome: passed."""

    check: str
    rule: Rule | None = None
    outcome: Outcome | None = None
    seen: Mapping[str, Any] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        return self.outcome is None


@dataclass(frozen=True, slots=True)
class Span:
    """A period applied: first day, last day including, and whether that is provisional."""

    rule: Period
    start: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        return self.rule.unlimited or (self.last is not None and day <= self.last)


@dataclass(frozen=True)
class Case:
    """One question to the judge."""

    facts: Facts
    policy: Policy
    calendar: Calendar
    rolls: bool = True

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The periods of the item at hand, in the order of the pack."""
        facts = self.facts
        rules = self.policy.all(Period)
        return tuple(self._span(one) for one in rules if one.covers(facts.item_kind, facts.faulty_part))

    @cached_property
    def span(self) -> Span | None:
        """The first period that still holds on the day of the report (WAR-03)."""
        return next((one for one in self.spans if one.holds(self.facts.reported_on)), None)

    def months(self, rule: Period) -> int | None:
        """Length by contract, card or pack; a recorded commitment only lengthens it (WAR-04, WAR-39)."""
        stated = self.facts.stated_months if rule.card_counts else None
        months = rule.months if stated is None else stated
        promised = self.facts.committed_months
        return months if promised is None else max(months or 0, promised)

    def closing(self, day: date) -> date:
        """The last day of a customer's window: the next working day when it is none (CNV-06)."""
        return roll(day, self.calendar) if self.rolls else day

    def window(self, rule: RemedyRule) -> tuple[date | None, date | None]:
        """First and last day on which an exchange or return may be asked for."""
        if rule.days is None:
            longest = [one for one in self.spans if one.last is not None]
            return (longest[-1].start, longest[-1].last) if longest else (None, None)
        start = self.facts.start(rule.starts, later=True)
        return start, start and self.closing(start + timedelta(days=rule.days))

    @cached_property
    def cause(self) -> str:
        """The stated cause; without one a fault counts as one of quality unless an appraisal says otherwise."""
        facts = self.facts
        denied = facts.appraisal is not None and facts.appraisal.finding == Finding.NOT_QUALITY
        if facts.cause and not (denied and facts.cause == Cause.QUALITY):
            return facts.cause
        return Cause.HUMAN_DAMAGE if denied else Cause.QUALITY

    @cached_property
    def not_ours(self) -> NotOurs | None:
        """The rule about the cause, when it is not the company's."""
        detail = self.facts.cause_detail
        return next((one for one in self.policy.all(NotOurs) if one.hits(self.cause, detail)), None)

    def windows(self) -> dict[str, date]:
        """Last days by the names that the pack gives its windows."""
        found = {one.rule.window: one.last for one in self.spans if one.last is not None}
        for rule in self.policy.all(RemedyRule):
            last = self.window(rule)[1]
            if rule.window and last is not None:
                found[rule.window] = last
        return found

    def _span(self, rule: Period) -> Span:
        start = self.facts.start(rule.starts, rule.later)
        months = self.months(rule)
        if start is None or months is None or rule.unlimited:
            return Span(rule, start, None)
        last = add_months(start, months)
        if rule.suspended:
            last += timedelta(days=self.facts.idle_days)
        return Span(rule, start, self.closing(last))


def passed(check: Check, rule: Rule | None = None, **seen: Any) -> Step:
    return Step(check.value, rule, None, seen)


def failed(check: Check, rule: Rule | None, outcome: Outcome, **seen: Any) -> Step:
    return Step(check.value, rule, outcome, seen)
