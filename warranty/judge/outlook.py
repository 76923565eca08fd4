"""What would change a verdict, and what lies ahead of an item: ends of windows, rights nearly reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from core.worktime import add_months
from warranty.enums import Appraiser, Count, Finding, Gives, Paper
from warranty.facts import Appraisal, Facts, Quotation
from warranty.judge.case import Case
from warranty.judge.rights import Right, rights_of
from warranty.judge.ruling import Ruling
from warranty.rules import Burden

Judge = Callable[[Facts], Ruling]


@dataclass(frozen=True, slots=True)
class Change:
    """One fact which, were it so, would lead to a better verdict."""

    fact: str
    value: Any
    verdict: str
    fallback: str | None


def what_would_change(
    facts: Facts, now: Ruling, judge: Judge, windows: dict[str, date]
) -> tuple[Change, ...]:
    """Single facts that would lead to a verdict better for the customer; `judge` gives the ruling in force."""
    found = []
    for fact, value, changed in _alternatives(facts, now, windows):
        ruling = judge(changed)
        if ruling.rank > now.rank:
            found.append(Change(fact, value, ruling.verdict, ruling.fallback))
    return tuple(found)


def _alternatives(facts: Facts, now: Ruling, windows: dict[str, date]) -> Iterator[tuple[str, Any, Facts]]:
    """Facts that can still be brought about or shown, and the last days on which a report would have helped."""
    yield from _papers(facts, now)
    wanted: dict[str, tuple[Any, Any]] = {
        "appraisal": (
            Finding.QUALITY.value,
            Appraisal(Appraiser.COMPANY_ENGINEER.value, Finding.QUALITY.value),
        ),
        "appearance_damage": ([], ()),
        "hotline_call_logged": (True, True),
        "affects_use": (True, True),
        "damaged_part_kept": (True, True),
        "goods_intact": (True, True),
        "quotation": ("accepted", _accepted(facts.quotation)),
        "approvals": (["special_replacement"], {**facts.approvals, "special_replacement": True}),
    }
    for name, (value, held) in wanted.items():
        if getattr(facts, name) != held:
            yield name, value, replace(facts, **{name: held})
    for day in sorted({last for last in windows.values() if last < facts.reported_on}, reverse=True):
        if all(start is None or start <= day for start in (facts.bought_on, facts.received_on)):
            yield "reported_on", day.isoformat(), replace(facts, reported_on=day)


def _accepted(offer: Quotation | None) -> Quotation:
    return replace(offer or Quotation(), accepted=True)


def _papers(facts: Facts, now: Ruling) -> Iterator[tuple[str, Any, Facts]]:
    """What is missing, all together; else each paper whose lack refuses an exchange."""
    shown = facts.documents_present or frozenset()
    lacking = [now.missing] if now.missing else [(Paper.OUTER_PACKAGING.value,), (Paper.MAKER_REPORT.value,)]
    for papers in lacking:
        if set(papers) <= shown:
            continue
        parcel = facts.parcel_contents
        yield (
            "documents_present",
            list(papers),
            replace(
                facts,
                documents_present=shown | set(papers),
                parcel_contents=None if parcel is None else parcel | set(papers),
            ),
        )


@dataclass(frozen=True, slots=True)
class Ahead:
    """What lies ahead of an item on a day."""

    left: dict[str, int]
    """Days left by window, the last day included; 0 and less: over."""
    rights: tuple[Right, ...]
    one_repair_left: bool
    """Would one more failed repair give a right to exchange?"""
    burden_until: date | None
    """Until then the business has to prove that a fault is none of quality."""


def outlook(case: Case, on: date) -> Ahead:
    """The outlook of an item under one policy, for the card of a unit."""
    rights = rights_of(case, on)
    return Ahead(
        {name: (last - on).days + 1 for name, last in case.windows.items()},
        rights,
        any(_one_left(right) for right in rights),
        burden_until(case),
    )


def _one_left(right: Right) -> bool:
    counted = right.rule.counts == Count.FAILED_REPAIRS and Gives.EXCHANGE in right.rule.gives
    return counted and not right.reached and right.left == 1


def burden_until(case: Case) -> date | None:
    """The last day on which the business bears the burden of proof (Consumer Law 23)."""
    goods = case.facts.product_class
    rule = next((one for one in case.policy.all(Burden) if not one.goods or goods in one.goods), None)
    start = case.facts.start(rule.starts, later=False) if rule else None
    return add_months(start, rule.months) if rule and start else None
