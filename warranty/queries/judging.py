"""Asking the judge: for a ticket as it stands, for a draft, and again for a verdict of the past."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from core.worktime import Calendar
from org.calendars import CHINA, calendar
from org.models import BusinessCalendar
from packs.queries import AnySet
from warranty.facts import Facts
from warranty.frozen import as_text, sealed, told, unsealed
from warranty.models import Claim, Judgement
from warranty.queries.facts import Around, facts_of, named_words
from warranty.queries.policies import Packs, packs_of, rivals
from warranty.queries.visit_fees import visit_fee
from warranty.rules import VisitFee
from warranty.verdicts import Answer, answer


@dataclass(frozen=True)
class Found:
    """What the judge was asked and what it said."""

    facts: Facts
    packs: Packs
    answer: Answer

    @cached_property
    def case_text(self) -> str:
        """All that is needed to ask the same again."""
        return as_text(sealed(self.answer))

    @cached_property
    def answer_text(self) -> str:
        return as_text(told(self.answer))


def ask(pack_set: AnySet, claim: Claim, known: Around) -> Found | None:
    """The verdict on a claim by a frozen set; of packs of one rank the one better for the customer (CNV-12).

    None where no pack of it speaks of warranty, or the house keeps no calendar of working days yet.
    """
    if not rivals(pack_set):
        return None
    try:
        days = calendar(CHINA)
    except BusinessCalendar.DoesNotExist:
        return None
    bare = facts_of(claim, known)
    sold = bare.bought_on or bare.received_on or bare.reported_on
    packs = packs_of(pack_set, bare.product_class, sold, distance_sale=bare.distance_sale)
    found = [_by(one, _fitted(bare, claim, known, one), days) for one in packs]
    return max(found, key=lambda one: one.answer.effective.rank)


def _by(packs: Packs, facts: Facts, days: Calendar) -> Found:
    return Found(facts, packs, answer(facts, packs.policy, days, law=packs.law_policy))


def _fitted(facts: Facts, claim: Claim, known: Around, packs: Packs) -> Facts:
    """With what the rules of these packs ask for: words that are stated freely, the fee for coming."""
    amounts = facts.amounts
    if facts.on_site_visit and "visit_fee" not in amounts and packs.policy.one(VisitFee):
        fee = visit_fee(known.ticket)
        amounts = amounts if fee is None else {**amounts, "visit_fee": fee}
    return replace(facts, cause_detail=named_words(claim.cause_detail, packs.both), amounts=amounts)


def answer_of(judgement: Judgement) -> Answer:
    """The answer of a verdict with all that can be derived from it."""
    return unsealed(judgement.case)


def again(judgement: Judgement) -> str:
    """The answer to the same question: equal to the one kept byte for byte, whatever came since."""
    return as_text(told(answer_of(judgement)))
