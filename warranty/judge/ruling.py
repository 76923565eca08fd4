"""From seven tests to one ruling; comparing two of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from warranty.enums import Remedy, Verdict
from warranty.judge import by_right, cover, no_reason, remedy
from warranty.judge.case import Case, Outcome, Step
from warranty.rules import NotOurs, Rule, SpecialReplacement

WORST_FIRST: dict[str, int] = {
    verdict.value: place
    for place, verdict in enumerate(
        (
            Verdict.SEND_BACK,
            Verdict.PAID_REPAIR,
            Verdict.REPAIR_FREE_PARTS_CHARGED,
            Verdict.REPAIR_MATERIALS_AT_COST,
            Verdict.REPAIR_FREE_TRAVEL_CHARGED,
            Verdict.REPAIR_FREE,
            Verdict.PENDING_DOCS,
            Verdict.PENDING_APPRAISAL,
            Verdict.EXCHANGE,
            Verdict.RETURN_REFUND,
        )
    )
}
REFUSED_FIRST = -1
OPEN = frozenset({Verdict.PENDING_DOCS.value, Verdict.PENDING_APPRAISAL.value})


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with the seven tests that led to it; `fallback` is the verdict on a repair after a refusal.

    `route` is the rule an exchange or return was judged by, `fee_due` whether use has to be paid for.
    """

    verdict: str
    fallback: str | None
    reasons: tuple[str, ...]
    missing: tuple[str, ...]
    trace: tuple[Step, ...]
    case: Case
    route: Rule | None = None
    fee_due: bool = False

    @property
    def windows(self) -> dict[str, date]:
        """Last days by the names of the windows."""
        return self.case.windows

    @property
    def settled(self) -> str:
        """What money follows: the fallback of a refusal, else the verdict."""
        return self.fallback or self.verdict

    @property
    def rank(self) -> float:
        """How good it is for the customer, higher is better."""
        settled = self.settled
        if settled == Verdict.PENDING_APPROVAL:
            return self._pending_rank()
        if settled in OPEN and (self.fallback or self.case.facts.requested == Remedy.REPAIR):
            return WORST_FIRST[Verdict.REPAIR_FREE] - HALF
        return WORST_FIRST.get(settled, REFUSED_FIRST)

    def _pending_rank(self) -> float:
        """An open quotation leads to a paid repair, an open approval to a free one."""
        paid = self.fallback is not None or "quotation_open" in self.reasons
        return WORST_FIRST[Verdict.PAID_REPAIR if paid else Verdict.REPAIR_FREE_PARTS_CHARGED]


HALF = 0.5
"""A repair that waits for papers may come out free: just below one that is."""


def rule_on(case: Case) -> Ruling:
    """The ruling: the first failed test decides; a refused exchange or return falls back on the repair.

    Where several rules could give what is asked for, the one that gives most counts.
    """
    if case.facts.requested == Remedy.REPAIR or _replacement_of_parts(case):
        return _on_repair(case)
    found = list(_routes(case))
    return found[0] if len(found) == 1 else max(found, key=lambda one: (one.rank, not one.fee_due))


def _replacement_of_parts(case: Case) -> bool:
    """A replacement on special terms is a repair, whatever it is called when it is asked for (WAR-37)."""
    return case.facts.special_replacement and case.policy.one(SpecialReplacement) is not None


def _on_repair(case: Case) -> Ruling:
    trace = tuple([test(case) for test in cover.TESTS])
    return _ruling(case, trace, cover.granted(case))


def better(first: Ruling, second: Ruling | None) -> Ruling:
    """The one better for the customer; the first when they are equal (WAR-40)."""
    return second if second is not None and second.rank > first.rank else first


def _routes(case: Case) -> Iterator[Ruling]:
    asked = remedy.granted(case.facts.requested)
    rules, without = remedy.open_to(case), no_reason.open_to(case)
    for right in by_right.reached(case):
        given = by_right.granted(case, right)
        fee = by_right.use_is_paid(case, right, given)
        yield _ruling(case, by_right.trace(case, right), given, right.rule, fee_due=fee)
    for rule in rules or ((None,) if not without else ()):
        trace = tuple([test(case, rule) for test in remedy.TESTS])
        yield _ruling(case, trace, asked, rule)
    for other in without:
        yield _ruling(case, no_reason.trace(case, other), no_reason.GRANTED, other)


def _ruling(
    case: Case,
    trace: tuple[Step, ...],
    granted: str,
    route: Rule | None = None,
    *,
    fee_due: bool = False,
) -> Ruling:
    outcome = next((step.outcome for step in trace if step.outcome is not None), None) or Outcome(granted)
    fallback = _fallback(case) if outcome.falls_back else None
    return Ruling(
        str(outcome.verdict),
        fallback,
        (str(outcome.reason),) if outcome.reason else (),
        outcome.missing,
        trace,
        case,
        route,
        fee_due and outcome.verdict == granted,
    )


def _fallback(case: Case) -> str | None:
    """The verdict on a repair; none where there is no fault to repair (WAR-29)."""
    repair = _on_repair(case)
    rule = next((step.rule for step in repair.trace if not step.passed), None)
    return None if isinstance(rule, NotOurs) and not rule.verdict else repair.settled
