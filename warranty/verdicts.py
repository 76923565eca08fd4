"""The whole answer to one question: pack and law side by side, the better one in force, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from core.worktime import Calendar
from warranty.enums import Cause, ItemKind, Verdict
from warranty.facts import Facts
from warranty.judge import Case, Ruling, better, rule_on
from warranty.money import Bill, bill
from warranty.rules import Beyond, Policy, VisitFee

RECOURSE = "procurement_recourse"


@dataclass(frozen=True)
class Answer:
    """Rulings by the pack and by the law; everything else is derived from them."""

    case: Case
    pack: Ruling
    statutory: Ruling | None
    law: Policy | None = None

    @property
    def effective(self) -> Ruling:
        """The ruling better for the customer (WAR-40)."""
        return better(self.pack, self.statutory)

    @property
    def visit_charged(self) -> bool:
        """Is the visit paid for whatever the verdict (WAR-44)?"""
        return self.case.facts.on_site_visit and self.case.policy.one(VisitFee) is not None

    @cached_property
    def bill(self) -> Bill:
        return bill(
            self.effective.settled, self.case.facts, self.case.cause, visit_charged=self.visit_charged
        )

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
    def dispatch_blocked(self) -> bool:
        """A visit the customer pays for needs the recorded consent first (INT-28)."""
        facts = self.case.facts
        paid = self.visit_charged or self.effective.settled == Verdict.PAID_REPAIR
        return facts.on_site_visit and paid and not self.inspection_visit_free and not facts.visit_consent

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
