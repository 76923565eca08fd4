"""Rights that a repair history leads to, and the day each is reached: two failed repairs, thirty days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.worktime import Calendar
from warranty.enums import Count
from warranty.facts import Facts, Repair
from warranty.judge.case import Case, beyond_km
from warranty.rules import Policy, RightRule

ONE_DAY = timedelta(days=1)
Reached = tuple[int, date | None, date | None]
"""How far it has come, the first day on which the right holds, and the day the deciding repair began."""
NOT_YET: tuple[None, None] = (None, None)


@dataclass(frozen=True, slots=True)
class Right:
    """A right of the law or a pack, reached or on the way.

    `since` is the first day on which it holds; an event about it is due as that day begins. Where days are counted,
    it is known beforehand while a repair goes on, and `last_day` is the day before: the 30th of 30 days.
    """

    rule: RightRule
    count: int
    since: date | None
    on: date

    @property
    def reached(self) -> bool:
        return self.since is not None and self.since <= self.on

    @property
    def left(self) -> int:
        """Repairs or days until it is reached."""
        return 0 if self.reached else max(self.rule.needed - self.count, 0)

    @property
    def last_day(self) -> date | None:
        return self.since - ONE_DAY if self.since is not None and self.rule.in_days else None


def rights(
    facts: Facts, policy: Policy, calendar: Calendar, *, on: date | None = None, rolls: bool = True
) -> tuple[Right, ...]:
    """The rights of an item's repair history on a day, by default that of the report; the order is the pack's."""
    return rights_of(Case(facts, policy, calendar, rolls), on or facts.reported_on)


def rights_of(case: Case, on: date) -> tuple[Right, ...]:
    rules = case.policy.all(RightRule)
    history = sorted(
        (one for one in case.facts.repairs if one.handed_in_on <= on), key=lambda one: one.handed_in_on
    )
    return tuple(_right(case, rule, history, on) for rule in rules if _fits(rule, case.facts))


def _fits(rule: RightRule, facts: Facts) -> bool:
    return (not rule.items or facts.item_kind in rule.items) and (
        not rule.goods or facts.product_class in rule.goods
    )


def _right(case: Case, rule: RightRule, history: Sequence[Repair], on: date) -> Right:
    count, since, begun = COUNTED[rule.counts](rule, history, on)
    return Right(rule, count, since if _in_time(case, rule, begun) else None, on)


def _in_time(case: Case, rule: RightRule, begun: date | None) -> bool:
    """Was the deciding repair handed in before the period named by the rule was over?"""
    if begun is None or not rule.within:
        return True
    spans = [one for one in case.spans if one.rule.window == rule.within]
    return any(
        (one.last is None or begun <= one.last) and not beyond_km(one.rule.km, case.facts.mileage_km)
        for one in spans
    )


def _nth(rule: RightRule, found: list[tuple[date, Repair]]) -> Reached:
    """Reached with the repair that makes the number full; each with the day that counts."""
    if len(found) < rule.needed:
        return len(found), *NOT_YET
    day, repair = found[rule.needed - 1]
    return len(found), day, repair.handed_in_on


def _known(one: Repair) -> date:
    """The day on which it showed that a repair had not helped."""
    return one.returned_on or one.handed_in_on


def failed_repairs(rule: RightRule, history: Sequence[Repair], _on: date) -> Reached:
    return _nth(rule, [(_known(one), one) for one in history if one.fixed is False])


def safety_failures(rule: RightRule, history: Sequence[Repair], _on: date) -> Reached:
    return _nth(rule, [(_known(one), one) for one in history if one.safety and one.fixed is False])


def same_fault(rule: RightRule, history: Sequence[Repair], _on: date) -> Reached:
    """The fault that was repaired most often; counted as it is handed in."""
    faults = sorted({one.fault for one in history if one.fault})
    return _best(
        _nth(rule, [(one.handed_in_on, one) for one in history if one.fault == fault]) for fault in faults
    )


def replaced(rule: RightRule, history: Sequence[Repair], _on: date) -> Reached:
    """Replaced so often and still not in order; of several parts the one that was replaced most often."""
    parts = {
        one.replaced for one in history if one.replaced and (not rule.parts or one.replaced in rule.parts)
    }
    return _best(
        _still_faulty(rule, [one for one in history if one.replaced == part]) for part in sorted(parts)
    )


def _still_faulty(rule: RightRule, changes: list[Repair]) -> Reached:
    for one in changes[rule.needed - 1 :]:
        if one.fixed is False:
            return len(changes), _known(one), one.handed_in_on
    return len(changes), *NOT_YET


def one_repair_days(rule: RightRule, history: Sequence[Repair], on: date) -> Reached:
    """The first repair that takes too long; one that goes on tells the day beforehand."""
    longest = max((one.days(on) for one in history), default=0)
    for one in history:
        since = one.handed_in_on + timedelta(days=rule.needed)
        if one.returned_on is None or one.returned_on >= since:
            return longest, since, one.handed_in_on
    return longest, *NOT_YET


def all_repair_days(rule: RightRule, history: Sequence[Repair], on: date) -> Reached:
    """All repairs together; a repair of less than a day counts as one."""
    total = 0
    for one in history:
        since = one.handed_in_on + timedelta(days=rule.needed - total)
        total += max(one.days(on), 1)
        if one.returned_on is None or one.returned_on >= since:
            return total, since, one.handed_in_on
    return total, *NOT_YET


def _best(found: Iterable[Reached]) -> Reached:
    """The one reached first, else the one that has come furthest."""
    return min(found, key=lambda one: (one[1] or date.max, -one[0]), default=(0, *NOT_YET))


COUNTED: dict[str, Callable[[RightRule, Sequence[Repair], date], Reached]] = {
    Count.FAILED_REPAIRS.value: failed_repairs,
    Count.SAFETY_FAILURES.value: safety_failures,
    Count.SAME_FAULT.value: same_fault,
    Count.REPLACED.value: replaced,
    Count.ONE_REPAIR_DAYS.value: one_repair_days,
    Count.ALL_REPAIR_DAYS.value: all_repair_days,
}
