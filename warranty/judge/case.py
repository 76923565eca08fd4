"""Facts under a policy: which periods apply, when they end, and what a test found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.functional import cached_property

from core.worktime import Calendar, add_months, roll
from warranty.enums import QUALITY_GROUP, Cause, Finding
from warranty.facts import Facts
from warranty.rules import NoReason, NotOurs, Period, Policy, RemedyRule, Rule

months_on = lru_cache(maxsize=50_000)(add_months)
"""Sales of the same days come again and again."""

QUALITY, HUMAN = Cause.QUALITY.value, Cause.HUMAN_DAMAGE.value


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a failed test leads to; `falls_back` adds the verdict on a repair."""

    verdict: str
    reason: str = ""
    missing: tuple[str, ...] = ()
    falls_back: bool = False


class Step(NamedTuple):
    """One of the seven tests with what it looked at; no outcome: passed."""

    check: str
    rule: Rule | None
    outcome: Outcome | None
    seen: Mapping[str, Any]

    @property
    def passed(self) -> bool:
        return self.outcome is None


class Span(NamedTuple):
    """A period applied: first day, last day including, and whether the mileage has ended it before."""

    rule: Period
    start: date | None
    last: date | None
    over_km: bool = False

    def holds(self, day: date) -> bool:
        return self.rule.unlimited or (self.last is not None and day <= self.last and not self.over_km)


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
        item, part, goods = facts.item_kind, facts.faulty_part, facts.product_class
        rules = self.policy.all(Period)
        return tuple([self._span(one) for one in rules if one.covers(item, part, goods)])

    @cached_property
    def span(self) -> Span | None:
        """The first period that still holds on the day of the report (WAR-03)."""
        day = self.facts.reported_on
        for one in self.spans:
            if one.holds(day):
                return one
        return None

    def months(self, rule: Period) -> int | None:
        """Length by contract, card or pack; a recorded commitment only lengthens it (WAR-04, WAR-39)."""
        if not rule.card_counts:
            return rule.months
        stated = self.facts.stated_months
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
        return self.days_from(rule.starts, rule.days)

    def days_from(self, starts: tuple[str, ...], days: int) -> tuple[date | None, date | None]:
        """First and last day of a window of days; of several known starts the later counts (WAR-10)."""
        start = self.facts.start(starts, later=True)
        return start, start and self.closing(start + timedelta(days=days))

    @cached_property
    def cause(self) -> str:
        """The stated cause; without one a fault counts as one of quality unless an appraisal says otherwise."""
        facts = self.facts
        stated = QUALITY_GROUP.get(facts.cause, facts.cause)
        denied = facts.appraisal is not None and facts.appraisal.finding == Finding.NOT_QUALITY
        if stated and not (denied and stated == QUALITY):
            return stated
        return HUMAN if denied else QUALITY

    @cached_property
    def not_ours(self) -> NotOurs | None:
        """The rule about the cause, when it is not the company's."""
        cause, detail = self.cause, self.facts.cause_detail.lower()
        for one in self.policy.all(NotOurs):
            if one.hits(cause, detail):
                return one
        return None

    @cached_property
    def windows(self) -> dict[str, date]:
        """Last days by the names that the pack gives its windows."""
        found = {one.rule.window: one.last for one in self.spans if one.last is not None}
        rules: tuple[RemedyRule | NoReason, ...] = (*self.policy.all(RemedyRule), *self._no_reason)
        for rule in rules:
            last = self._last_of(rule) if rule.window else None
            if last is not None:
                found[rule.window] = last
        return found

    @property
    def provisional(self) -> tuple[str, ...]:
        """Windows that end in a year whose holidays are not published yet (CNV-15)."""
        years = self.calendar.published
        if years is None or not self.rolls:
            return ()
        return tuple(name for name, last in self.windows.items() if last.year not in years)

    @property
    def _no_reason(self) -> tuple[NoReason, ...]:
        return self.policy.all(NoReason) if self.facts.distance_sale else ()

    def _last_of(self, rule: RemedyRule | NoReason) -> date | None:
        facts = self.facts
        if isinstance(rule, NoReason):
            return self.days_from(rule.starts, rule.days)[1]
        if not rule.fits(facts.item_kind, facts.faulty_part, facts.product_class):
            return None
        return self.window(rule)[1]

    def _span(self, rule: Period) -> Span:
        facts = self.facts
        anew = facts.exchanged_on if rule.restarts else None
        start = anew or facts.start(rule.starts, rule.later)
        months = self.months(rule)
        if start is None or months is None or rule.unlimited:
            return Span(rule, start, None)
        last = months_on(start, months)
        if rule.suspended:
            last += timedelta(days=facts.idle_days)
        return Span(rule, start, self.closing(last), beyond_km(rule.km, facts.mileage_km))


def beyond_km(limit: int | None, mileage: int | None) -> bool:
    """Has the item run further than the limit, where both are known? The limit itself is still within."""
    return limit is not None and mileage is not None and mileage > limit


def passed(check: str, rule: Rule | None = None, **seen: Any) -> Step:
    return Step(check, rule, None, seen)


def failed(check: str, rule: Rule | None, outcome: Outcome, **seen: Any) -> Step:
    return Step(check, rule, outcome, seen)
