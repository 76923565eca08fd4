"""The seven tests of an exchange or return that the repair history gives a right to."""

from __future__ import annotations

from warranty.enums import Check, Fee, Gives, Remedy, Verdict
from warranty.judge import cover
from warranty.judge.case import Case, Outcome, Step, failed, passed
from warranty.judge.remedy import refused
from warranty.judge.rights import Right, rights_of
from warranty.rules import RightRule


def reached(case: Case) -> tuple[Right, ...]:
    """Rights that hold on the day of the report and give what is asked for."""
    facts = case.facts
    if not facts.repairs or not case.policy.all(RightRule):
        return ()
    found = rights_of(case, facts.reported_on)
    return tuple(one for one in found if one.reached and facts.requested in one.rule.gives)


def trace(case: Case, right: Right) -> tuple[Step, ...]:
    """Windows, papers and looks matter no more; the cause still does."""
    rule = right.rule
    covered = cover.item(case)
    return (
        _refusing(covered) if covered.outcome else passed(Check.ITEM, None, **covered.seen),
        cover.start(case),
        passed(Check.PERIOD, rule, since=right.since, count=right.count),
        _cause(case),
        passed(Check.DOCUMENTS, rule),
        passed(Check.APPEARANCE, rule),
        passed(Check.APPROVAL, rule),
    )


def _refusing(step: Step) -> Step:
    outcome = step.outcome
    return Step(step.check, step.rule, refused(outcome.reason if outcome else ""), step.seen)


def _cause(case: Case) -> Step:
    other = case.not_ours
    if other is None:
        return passed(Check.CAUSE, None, cause=case.cause)
    outcome: Outcome = refused(other.reason) if other.refuses else cover.not_covered(case, other)
    return failed(Check.CAUSE, other, outcome, cause=case.cause)


def granted(case: Case, right: Right) -> str:
    """What was asked for; money back where the same model is not to be had."""
    facts = case.facts
    if facts.requested == Remedy.RETURN:
        return Verdict.RETURN_REFUND.value
    gone = facts.same_model_available is False and Gives.RETURN in right.rule.gives
    return Verdict.RETURN_REFUND.value if gone else Verdict.EXCHANGE.value


def use_is_paid(case: Case, right: Right, verdict: str) -> bool:
    """Is a use fee due: always, or when money is wanted though the same model could be had?"""
    if right.rule.fee == Fee.RETURN:
        return verdict == Verdict.RETURN_REFUND and case.facts.same_model_available is not False
    return right.rule.fee == Fee.ALWAYS
