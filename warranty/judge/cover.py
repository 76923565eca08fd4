"""The seven tests of a repair: is it covered, and who pays what (WAR-02, WAR-05)."""

from __future__ import annotations

from collections.abc import Callable

from warranty.enums import Check, Reason, Verdict
from warranty.judge.case import Case, Outcome, Step, failed, passed
from warranty.rules import (
    Beyond,
    DateProof,
    Entitled,
    NotOurs,
    QuotationFirst,
    RemedyRule,
    SpecialReplacement,
    UncoveredItems,
    UncoveredParts,
)


def item(case: Case) -> Step:
    """Items without cover, and who is no party to the contract (WAR-15, WAR-36)."""
    facts = case.facts
    for rule in case.policy.all(UncoveredItems):
        if facts.item_kind in rule.items:
            return failed(Check.ITEM, rule, Outcome(rule.verdict, rule.reason), item_kind=facts.item_kind)
    entitled = case.policy.one(Entitled)
    if entitled and facts.owner and facts.owner not in entitled.owners:
        return failed(Check.ITEM, entitled, Outcome(entitled.verdict, entitled.reason), owner=facts.owner)
    return passed(Check.ITEM, None, item_kind=facts.item_kind)


def start(case: Case) -> Step:
    """A period needs its first day and its length; what is not known has to be shown."""
    unclear = [one for one in case.spans if one.last is None and not one.rule.unlimited]
    if case.spans and len(unclear) == len(case.spans):
        rule = unclear[0].rule
        paper = rule.proof if unclear[0].start is None else "warranty_card"
        return failed(Check.START, rule, Outcome(Verdict.PENDING_DOCS, missing=(paper,)))
    first = case.spans[0] if case.spans else None
    return passed(Check.START, first.rule if first else None, start=first and first.start)


def period(case: Case) -> Step:
    """Does a period still hold on the day of the report (WAR-03)?"""
    held = case.span
    if held is not None:
        return passed(Check.PERIOD, held.rule, last=held.last, reported_on=case.facts.reported_on)
    over = [one for one in case.spans if one.last is not None]
    beyond = case.policy.one(Beyond)
    verdict = beyond.verdict if beyond else Verdict.PAID_REPAIR.value
    run_out = any(one.over_km and one.last is not None and case.facts.reported_on <= one.last for one in over)
    outcome = charged(case, verdict, Reason.MILEAGE_OVER.value if run_out else Reason.WINDOW_OVER.value)
    rule = beyond or (over[-1].rule if over else None)
    return failed(Check.PERIOD, rule, outcome, last=over[-1].last if over else None)


def cause(case: Case) -> Step:
    """Parts and causes that the cover does not reach."""
    facts = case.facts
    for rule in case.policy.all(UncoveredParts):
        if facts.faulty_part in rule.parts:
            return failed(Check.CAUSE, rule, Outcome(rule.verdict, rule.reason), part=facts.faulty_part)
    other = case.not_ours
    if other is None:
        return passed(Check.CAUSE, None, cause=case.cause)
    return failed(Check.CAUSE, other, not_covered(case, other), cause=case.cause)


def not_covered(case: Case, rule: NotOurs) -> Outcome:
    """What a cause that is not the company's leads to in a repair.

    What is no fault at all is refused where the pack offers exchange or return (WAR-29); a pack of repairs
    only does not cover it (WAR-38).
    """
    if rule.verdict:
        return charged(case, rule.verdict, Reason.NOT_QUALITY.value)
    if case.policy.all(RemedyRule):
        return Outcome(Verdict.EXCHANGE_REFUSED, rule.reason)
    return charged(case, Verdict.PAID_REPAIR.value, rule.reason)


def charged(case: Case, verdict: str, reason: str) -> Outcome:
    """A paid repair, which waits for an accepted quotation where the pack wants one (WAR-32)."""
    first, offer = case.policy.one(QuotationFirst), case.facts.quotation
    if verdict == Verdict.PAID_REPAIR and first and not (offer and offer.accepted):
        return Outcome(Verdict.PENDING_APPROVAL, first.reason)
    return Outcome(verdict, reason)


def documents(case: Case) -> Step:
    """Papers by which the claimant proves to be entitled (WAR-36), and one that proves the date (WAR-28)."""
    facts, entitled, proof = case.facts, case.policy.one(Entitled), case.policy.one(DateProof)
    held = facts.documents_present
    if held is None or facts.special_replacement:
        return passed(Check.DOCUMENTS, entitled)
    missing = tuple(paper for paper in entitled.papers if paper not in held) if entitled else ()
    if missing:
        return failed(Check.DOCUMENTS, entitled, Outcome(Verdict.PENDING_DOCS, missing=missing))
    if proof and not any(facts.paper(one) for one in proof.papers):
        return failed(Check.DOCUMENTS, proof, Outcome(Verdict.PENDING_DOCS, missing=proof.papers[:1]))
    return passed(Check.DOCUMENTS, entitled or proof)


def appearance(case: Case) -> Step:
    return passed(Check.APPEARANCE)


def approval(case: Case) -> Step:
    """Free replacement of parts on special terms (WAR-37)."""
    rule, facts = case.policy.one(SpecialReplacement), case.facts
    if rule is None or not facts.special_replacement:
        return passed(Check.APPROVAL)
    held = facts.documents_present
    if facts.damaged_part_kept is False:
        return failed(Check.APPROVAL, rule, Outcome(rule.otherwise, Reason.PART_DISCARDED.value))
    missing = tuple(paper for paper in rule.papers if held is not None and paper not in held)
    if missing:
        outcome = Outcome(rule.otherwise, Reason.PAPERS_MISSING.value, missing)
        return failed(Check.APPROVAL, rule, outcome)
    if not facts.approvals.get(rule.approval):
        return failed(Check.APPROVAL, rule, Outcome(Verdict.PENDING_APPROVAL, Reason.APPROVAL_OPEN.value))
    return passed(Check.APPROVAL, rule)


TESTS: tuple[Callable[[Case], Step], ...] = (item, start, period, cause, documents, appearance, approval)


def granted(case: Case) -> str:
    """The verdict when no test fails: what the holding period gives."""
    return case.span.rule.verdict if case.span else Verdict.PAID_REPAIR.value
