"""From seven tests to one ruling; comparing two of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from warranty.enums import Remedy, Verdict
from warranty.judge import cover, remedy
from warranty.judge.case import Case, Outcome, Step

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


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with the seven tests that led to it; `fallback` is the verdict on a repair after a refusal."""

    verdict: str
    fallback: str | None
    reasons: tuple[str, ...]
    missing: tuple[str, ...]
    trace: tuple[Step, ...]
    windows: dict[str, date]

    @property
    def settled(self) -> str:
        """What money follows: the fallback of a refusal, else the verdict."""
        return self.fallback or self.verdict

    @property
    def rank(self) -> int:
        """How good it is for the customer, higher is better."""
        if self.verdict == Verdict.PENDING_APPROVAL:
            return self._pending_rank()
        return WORST_FIRST.get(self.settled, REFUSED_FIRST)

    def _pending_rank(self) -> int:
        """An open quotation leads to a paid repair, an open approval to a free one."""
        paid = "quotation_open" in self.reasons
        return WORST_FIRST[Verdict.PAID_REPAIR if paid else Verdict.REPAIR_FREE_PARTS_CHARGED]


def rule_on(case: Case) -> Ruling:
    """The ruling: the first failed test decides; a refused exchange or return falls back on the repair."""
    trace = tuple(test(case) for test in cover.TESTS)
    repair = _ruling(case, trace, cover.granted(case))
    if case.facts.requested == Remedy.REPAIR:
        return repair
    rule = case.policy.remedy(case.facts.requested, case.facts.item_kind)
    trace = tuple(test(case, rule) for test in remedy.TESTS)
    return _ruling(case, trace, remedy.granted(case.facts.requested), repair)


def better(first: Ruling, second: Ruling | None) -> Ruling:
    """The one better for the customer; the first when they are equal (WAR-40)."""
    return second if second is not None and second.rank > first.rank else first


def _ruling(case: Case, trace: tuple[Step, ...], granted: str, repair: Ruling | None = None) -> Ruling:
    decisive = next((step.outcome for step in trace if step.outcome is not None), None)
    outcome = decisive or Outcome(granted)
    fallback = repair.settled if repair and outcome.falls_back and _repairable(repair) else None
    reasons = (str(outcome.reason),) if outcome.reason else ()
    return Ruling(str(outcome.verdict), fallback, reasons, outcome.missing, trace, case.windows())


def _repairable(repair: Ruling) -> bool:
    return repair.verdict != Verdict.EXCHANGE_REFUSED
