"""The seven tests of an exchange or return."""

from __future__ import annotations

from collections.abc import Callable

from warranty.enums import Appraiser, Check, Finding, Reason, Remedy, Verdict
from warranty.judge import cover
from warranty.judge.case import Case, Outcome, Step, beyond_km, failed, passed
from warranty.rules import Parcel, RemedyRule, Rule

REFUSED = Verdict.EXCHANGE_REFUSED.value


def refused(reason: str) -> Outcome:
    return Outcome(REFUSED, reason, falls_back=True)


def open_to(case: Case) -> tuple[RemedyRule, ...]:
    """The rules about what is asked for and this item."""
    facts = case.facts
    gone = facts.same_model_available is False
    return tuple(
        [
            one
            for one in case.policy.all(RemedyRule)
            if facts.requested in one.remedies
            and one.fits(facts.item_kind, facts.faulty_part, facts.product_class)
            and (gone or not one.without_same_model)
        ]
    )


def item(case: Case, rule: RemedyRule | None) -> Step:
    """Items without cover, and what the pack does not offer at all."""
    covered = cover.item(case)
    if covered.outcome:
        return failed(Check.ITEM, covered.rule, refused(covered.outcome.reason), **covered.seen)
    if rule is None and not _no_fault(case):
        return failed(Check.ITEM, None, refused(Reason.NOT_OFFERED), item_kind=case.facts.item_kind)
    return passed(Check.ITEM, rule, item_kind=case.facts.item_kind)


def _no_fault(case: Case) -> bool:
    """What is no fault at all is refused for that, whatever the pack offers (WAR-29)."""
    return case.not_ours is not None and not case.not_ours.verdict


def start(case: Case, rule: RemedyRule | None) -> Step:
    if rule is None and _no_fault(case):
        return passed(Check.START)
    if rule is None or rule.days is None:
        return cover.start(case)
    first, _last = case.window(rule)
    if first is None:
        return failed(Check.START, rule, Outcome(Verdict.PENDING_DOCS, missing=("invoice",)))
    return passed(Check.START, rule, start=first)


def period(case: Case, rule: RemedyRule | None) -> Step:
    """Asked for within the window, by the day of the report (WAR-03)?"""
    if rule is None:
        return passed(Check.PERIOD)
    _first, last = case.window(rule)
    if last is not None and case.facts.reported_on > last:
        return failed(Check.PERIOD, rule, refused(rule.reason), last=last)
    if beyond_km(rule.km, case.facts.mileage_km):
        return failed(Check.PERIOD, rule, refused(Reason.MILEAGE_OVER), last=last, km=rule.km)
    return passed(Check.PERIOD, rule, last=last)


def cause(case: Case, rule: RemedyRule | None) -> Step:
    """A quality fault that affects use, found by somebody who may find it."""
    other = case.not_ours
    if _appraised_away(case):
        return failed(Check.CAUSE, rule, Outcome(Verdict.SEND_BACK, Reason.NOT_QUALITY))
    if other is not None:
        outcome = refused(other.reason) if other.refuses else cover.not_covered(case, other)
        return failed(Check.CAUSE, other, outcome, cause=case.cause)
    return _use(case, rule) or _proof(case, rule) or passed(Check.CAUSE, rule, cause=case.cause)


def _appraised_away(case: Case) -> bool:
    """Goods that lie here and were found to be without a quality fault (WAR-19)."""
    found = case.facts.appraisal
    if found is None or found.finding != Finding.NOT_QUALITY or case.policy.one(Parcel) is None:
        return False
    return found.by == Appraiser.COMPANY_ENGINEER or (
        case.facts.goods_sent_in and found.by != Appraiser.PHONE
    )


def _use(case: Case, rule: RemedyRule | None) -> Step | None:
    if rule and rule.affects_use and case.facts.affects_use is False:
        return failed(Check.CAUSE, rule, refused(Reason.NOT_AFFECTING_USE))
    if rule and rule.call_record and case.facts.hotline_call_logged is False:
        return failed(Check.CAUSE, rule, Outcome(Verdict.PENDING_APPRAISAL, Reason.CALL_MISSING))
    return None


def _proof(case: Case, rule: RemedyRule | None) -> Step | None:
    """A report, or an appraisal by one of those the pack trusts (WAR-11); a parcel is completed first (WAR-02)."""
    if rule is None or not rule.appraisers or lacking_in_parcel(case)[1]:
        return None
    found = case.facts.appraisal
    trusted = found is not None and found.by in rule.appraisers and found.finding == Finding.QUALITY
    if trusted or case.facts.paper(rule.report):
        return None
    return failed(Check.CAUSE, rule, Outcome(Verdict.PENDING_APPRAISAL, Reason.NOT_APPRAISED))


def documents(case: Case, rule: RemedyRule | None) -> Step:
    """What a parcel must hold, papers to show, and papers without which there is no exchange."""
    source, missing = lacking_in_parcel(case)
    if missing:
        return failed(Check.DOCUMENTS, source, Outcome(Verdict.PENDING_DOCS, missing=missing))
    if rule is None:
        return passed(Check.DOCUMENTS)
    for paper, reason in rule.refused_without.items():
        if _known_absent(case, paper):
            return failed(Check.DOCUMENTS, rule, refused(reason), paper=paper)
    missing = tuple(paper for paper in rule.papers if not case.facts.paper(paper))
    if missing:
        return failed(Check.DOCUMENTS, rule, Outcome(Verdict.PENDING_DOCS, missing=missing))
    return passed(Check.DOCUMENTS, rule)


def _known_absent(case: Case, paper: str) -> bool:
    stated = case.facts.documents_present is not None or case.facts.parcel_contents is not None
    return stated and not case.facts.paper(paper)


def lacking_in_parcel(case: Case) -> tuple[Rule | None, tuple[str, ...]]:
    """What a product that was sent in came without (WAR-17, WAR-18)."""
    rule, facts = case.policy.one(Parcel), case.facts
    if rule is None or not facts.goods_sent_in:
        return None, ()
    if facts.local_centre:
        return rule, tuple(one for one in rule.centre_needs if not facts.paper(one))
    if facts.parcel_contents is None:
        return rule, ()
    wanted = (*rule.contents, *facts.supplied_accessories)
    return rule, tuple(one for one in wanted if one not in facts.parcel_contents)


def appearance(case: Case, rule: RemedyRule | None) -> Step:
    hurt = [one for one in case.facts.appearance_damage or () if rule and one in rule.intact]
    if hurt:
        return failed(Check.APPEARANCE, rule, refused(Reason.APPEARANCE), damage=hurt)
    return passed(Check.APPEARANCE, rule)


def approval(case: Case, rule: RemedyRule | None) -> Step:
    return passed(Check.APPROVAL)


TESTS: tuple[Callable[[Case, RemedyRule | None], Step], ...] = (
    item,
    start,
    period,
    cause,
    documents,
    appearance,
    approval,
)


def granted(requested: str) -> str:
    return Verdict.EXCHANGE.value if requested == Remedy.EXCHANGE else Verdict.RETURN_REFUND.value
