"""The seven tests of a return without a reason, for goods sold at a distance."""

from __future__ import annotations

from datetime import date

from warranty.enums import Check, Reason, Verdict
from warranty.judge.case import Case, Outcome, Step, failed, passed
from warranty.judge.remedy import refused
from warranty.rules import NoReason

GRANTED = Verdict.RETURN_REFUND.value


def open_to(case: Case) -> tuple[NoReason, ...]:
    """The rules that let goods of this sale go back without a reason."""
    facts = case.facts
    if not facts.distance_sale:
        return ()
    return tuple(one for one in case.policy.all(NoReason) if facts.requested in one.remedies)


def trace(case: Case, rule: NoReason) -> tuple[Step, ...]:
    first, last = case.days_from(rule.starts, rule.days)
    return (
        _item(case, rule),
        _start(rule, first),
        _period(case, rule, last),
        passed(Check.CAUSE, rule),
        passed(Check.DOCUMENTS, rule),
        _appearance(case, rule),
        passed(Check.APPROVAL, rule),
    )


def _item(case: Case, rule: NoReason) -> Step:
    exempt = case.facts.exempt
    if exempt in rule.exempt:
        return failed(Check.ITEM, rule, refused(Reason.EXEMPT_GOODS), exempt=exempt)
    return passed(Check.ITEM, rule)


def _start(rule: NoReason, first: date | None) -> Step:
    if first is None:
        return failed(Check.START, rule, Outcome(Verdict.PENDING_DOCS, missing=("delivery_receipt",)))
    return passed(Check.START, rule, start=first)


def _period(case: Case, rule: NoReason, last: date | None) -> Step:
    if last is not None and case.facts.reported_on > last:
        return failed(Check.PERIOD, rule, refused(Reason.WINDOW_OVER), last=last)
    return passed(Check.PERIOD, rule, last=last)


def _appearance(case: Case, rule: NoReason) -> Step:
    """Unpacked or looked into is still intact; damage is not."""
    facts = case.facts
    if facts.goods_intact is False or facts.appearance_damage:
        return failed(Check.APPEARANCE, rule, refused(Reason.NOT_INTACT))
    return passed(Check.APPEARANCE, rule)
