"""The requirements that had a part in an answer, by their IDs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from warranty.enums import Appraiser, Remedy, Trigger, Verdict
from warranty.judge import Case, Ruling, Step, rule_on
from warranty.rules import Parcel, RemedyRule, Rule, UncoveredParts
from warranty.verdicts import Answer

WHOLE = "WAR-01"
"""Where a pack says nothing, the judge itself answers."""


def deciding(trace: Sequence[Step]) -> list[str]:
    """Those of the rule that decided; of all rules that let it pass; of the judge where a pack says nothing."""
    decisive = [step for step in trace if not step.passed][:1] or trace
    return _ids(step.rule for step in decisive) or [WHOLE]


def involved(found: Answer, *, promised: bool) -> list[str]:
    """Those of every rule looked at up to the decision, and of what follows; `promised`: by word of mouth."""
    case, held = found.case, set(deciding(found.pack.trace))
    rules = [*_path(found.pack), *(span.rule for span in case.spans), *found.hints]
    if found.pack.fallback:
        rules += _path(rule_on(replace(case, facts=replace(case.facts, requested=Remedy.REPAIR.value))))
    if case.facts.goods_sent_in:
        rules += case.policy.all(Parcel)
    rules += [one for one in case.policy.all(UncoveredParts) if case.facts.faulty_part in one.parts]
    held.update(_ids(rules), *(ids for applies, ids in EFFECTS if applies(found)))
    return sorted(held | {"WAR-39"} if promised else held)


def _path(ruling: Ruling) -> list[Rule | None]:
    """Rules of the tests up to the first that failed."""
    until = next((place for place, step in enumerate(ruling.trace, 1) if not step.passed), len(ruling.trace))
    return [step.rule for step in ruling.trace[:until]]


def _ids(rules: Iterable[Rule | None]) -> list[str]:
    return sorted({name for rule in rules if rule for name in rule.requirements})


def _rolled(found: Answer) -> bool:
    case = found.case
    return case.rolls and Case(case.facts, case.policy, case.calendar, rolls=False).windows != case.windows


def _appraised_here(found: Answer) -> bool:
    """Goods sent in and appraised by the company's engineer get new goods or go back."""
    facts = found.case.facts
    by_engineer = facts.appraisal is not None and facts.appraisal.by == Appraiser.COMPANY_ENGINEER
    return found.pack.verdict == Verdict.SEND_BACK or (by_engineer and facts.goods_sent_in)


def _counts_days(found: Answer) -> bool:
    route = found.pack.route
    return isinstance(route, RemedyRule) and route.days is not None


EFFECTS: tuple[tuple[Callable[[Answer], bool], tuple[str, ...]], ...] = (
    (lambda found: True, ("WAR-02", "WAR-03")),
    (_counts_days, ("CNV-03",)),
    (lambda found: any(one.last for one in found.case.spans), ("CNV-05",)),
    (lambda found: found.case.facts.committed_months is not None, ("WAR-39",)),
    (lambda found: found.case.facts.cause in Trigger.values, ("WAR-41",)),
    (lambda found: found.statutory is not None, ("WAR-40",)),
    (_appraised_here, ("WAR-19",)),
    (lambda found: bool(found.tasks), ("WAR-33", "TKT-26")),
    (lambda found: found.visit_charged, ("WAR-44",)),
    (lambda found: found.visit_paid, ("INT-28",)),
    (lambda found: bool(found.case.facts.amounts), ("WAR-05",)),
    (lambda found: bool(found.case.facts.freight), ("WAR-47",)),
    (_rolled, ("CNV-06",)),
    (lambda found: bool(found.provisional), ("CNV-15",)),
)
"""What beside a pack's rules shapes an answer."""
