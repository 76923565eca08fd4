"""The whole answer to one question: pack and law side by side, the better one in force, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property

from core.worktime import Calendar, add_months
from warranty.enums import Cause, ItemKind, Payer, Reason, Remedy, Verdict
from warranty.facts import Facts
from warranty.judge import Case, Change, Right, Ruling, better, rule_on, what_would_change
from warranty.judge.outlook import burden_until
from warranty.judge.rights import rights_of
from warranty.money import Bill, bill, use_fee
from warranty.rules import Beyond, Hint, NoReason, Policy, Rule, VisitFee

RECOURSE = "procurement_recourse"
NEEDED = {Reason.QUOTATION_OPEN.value: "quotation", Reason.APPROVAL_OPEN.value: "special_replacement"}
"""What has to be agreed to, by the reason why a verdict waits."""


@dataclass(frozen=True)
class Answer:
    """Rulings by the pack and by the law; everything else is derived from them."""

    case: Case
    pack: Ruling
    statutory: Ruling | None
    law: Policy | None = None

    @cached_property
    def effective(self) -> Ruling:
        """The ruling better for the customer (WAR-40)."""
        return better(self.pack, self.statutory)

    @property
    def visit_charged(self) -> bool:
        """Is the visit paid for whatever the verdict (WAR-44)?"""
        return self.case.facts.on_site_visit and self.case.policy.one(VisitFee) is not None

    @property
    def effective_case(self) -> Case:
        """The facts under the policy whose ruling is in force."""
        case = self.case
        by_law = self.law is not None and self.effective is self.statutory
        return Case(case.facts, self.law, case.calendar, case.rolls) if by_law and self.law else case

    @cached_property
    def bill(self) -> Bill:
        ruling, case = self.effective, self.case
        return bill(
            ruling.settled,
            case.facts,
            case.cause,
            visit_charged=self.visit_charged,
            without_reason=isinstance(ruling.route, NoReason),
            fee=use_fee(self.effective_case) if ruling.fee_due else None,
        )

    @cached_property
    def rights(self) -> tuple[Right, ...]:
        """Rights of the repair history by pack and law, reached or on the way."""
        case, day = self.case, self.case.facts.reported_on
        by_law = Case(case.facts, self.law, case.calendar, case.rolls) if self.law else None
        return (*rights_of(case, day), *(rights_of(by_law, day) if by_law else ()))

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What the customer is told beside a repair, such as to keep the box (WAR-14)."""
        facts = self.case.facts
        if facts.requested != Remedy.REPAIR:
            return ()
        return tuple(one for one in self.case.policy.all(Hint) if self._lacks(one))

    def _lacks(self, hint: Hint) -> bool:
        facts = self.case.facts
        start = facts.start(hint.starts, later=False)
        young = start is not None and facts.reported_on <= add_months(start, hint.months)
        return young and facts.documents_present is not None and not facts.paper(hint.lacking)

    @property
    def approvals_needed(self) -> tuple[str, ...]:
        """What somebody still has to agree to: the company, or the customer to a quotation or a paid visit."""
        found = [NEEDED[reason] for reason in self.effective.reasons if reason in NEEDED]
        return (*found, "visit_consent") if self.dispatch_blocked else tuple(found)

    @cached_property
    def what_would_change(self) -> tuple[Change, ...]:
        """Single facts that would lead to a better verdict."""
        case, law = self.case, self.law
        windows = {**(self.statutory.windows if self.statutory else {}), **self.pack.windows}

        def judge(facts: Facts) -> Ruling:
            return answer(facts, case.policy, case.calendar, law=law, rolls=case.rolls).effective

        return what_would_change(case.facts, self.effective, judge, windows)

    @property
    def provisional(self) -> tuple[str, ...]:
        """Windows of the pack that may move when holidays are published (CNV-15)."""
        return self.case.provisional

    @property
    def burden_until(self) -> date | None:
        """The last day on which the business has to prove that a fault is none of quality."""
        case = self.case
        return burden_until(Case(case.facts, self.law, case.calendar, case.rolls)) if self.law else None

    @property
    def unverified(self) -> tuple[Rule, ...]:
        """Rules in the path whose figures still wait to be compared with the text, pack first."""
        steps = (*self.pack.trace, *(self.statutory.trace if self.statutory else ()))
        found = {id(one.rule): one.rule for one in steps if one.rule and not one.rule.verified}
        return tuple(found.values())

    @property
    def tasks(self) -> tuple[str, ...]:
        """Faults of bought-in parts go on to the supplier; the customer's verdict stays (WAR-33, TKT-26)."""
        bought_in = self.case.facts.item_kind == ItemKind.BOUGHT_IN_PART
        return (RECOURSE,) if bought_in and self.case.cause == Cause.QUALITY else ()

    @property
    def work_start_blocked(self) -> bool:
        """Work waits while an approval or the acceptance of a quotation is open (WAR-32)."""
        return self.effective.verdict == Verdict.PENDING_APPROVAL

    @property
    def visit_paid(self) -> bool:
        """Does the customer pay for the visit, or will by an open quotation?"""
        quoted = Reason.QUOTATION_OPEN.value in self.effective.reasons
        paid = self.visit_charged or quoted or self.bill.payer["travel"] == Payer.CUSTOMER
        return self.case.facts.on_site_visit and paid and not self.inspection_visit_free

    @property
    def dispatch_blocked(self) -> bool:
        """A visit the customer pays for needs the recorded consent first (INT-28)."""
        return self.visit_paid and not self.case.facts.visit_consent

    @property
    def inspection_visit_free(self) -> bool:
        """Beyond the period an inspection visit stays free where the pack promises it (WAR-25)."""
        beyond = self.case.policy.one(Beyond)
        over = self.case.span is None and any(one.last is not None for one in self.case.spans)
        return bool(beyond and beyond.free_inspection and over)


def answer(
    facts: Facts, policy: Policy, calendar: Calendar, *, law: Policy | None = None, rolls: bool = True
) -> Answer:
    """Judge by the pack and, where one is given, by the law; pure."""
    case = Case(facts, policy, calendar, rolls)
    statutory = rule_on(Case(facts, law, calendar, rolls)) if law else None
    return Answer(case, rule_on(case), statutory, law)
