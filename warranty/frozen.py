"""Facts, policies and answers as plain JSON and back, pure.

An old case judged again from what was frozen gives the old answer byte for byte: the seal holds the facts, the
rules of the packs themselves, and for each day the calendar was asked about whether people worked on it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from core.worktime import WHOLE_DAY, Calendar
from warranty.enums import Verdict
from warranty.facts import Appraisal, Facts, Quotation, Repair
from warranty.judge import Ruling, Step
from warranty.rules import KINDS, Policy
from warranty.verdicts import Answer, answer

WORDS_OF = {kind: word for word, kind in KINDS.items()}


def freeze(facts: Facts) -> dict[str, Any]:
    """The facts that are given, in the order of their declaration."""
    return _given(facts)


def thaw(held: Mapping[str, Any]) -> Facts:
    """The facts again; TypeError names a word that no fact has."""
    return Facts(**{name: READ.get(name, _same)(value) for name, value in held.items()})


def written(policy: Policy) -> dict[str, Any]:
    """A policy with its rules, as `Policy.read` reads them."""
    rules = [{"rule": WORDS_OF[type(one)], **_given(one)} for one in policy.rules]
    return {"name": policy.name, "rules": rules}


def read_policy(held: Mapping[str, Any]) -> Policy:
    """The policy that `written` wrote."""
    return Policy.read(held["name"], held)


def sealed(found: Answer) -> dict[str, Any]:
    """All that is needed to judge the same case again: facts, rules, rolling and the days that mattered."""
    case = found.case
    watched = Watched(case.calendar)
    told(
        answer(case.facts, case.policy, watched, law=found.law, rolls=case.rolls)
    )  # looks at every day it tells
    return {
        "facts": freeze(case.facts),
        "pack": written(case.policy),
        "law": written(found.law) if found.law else None,
        "rolls": case.rolls,
        "calendar": watched.told(),
    }


def unsealed(held: Mapping[str, Any]) -> Answer:
    """The answer of a sealed case."""
    return answer(
        thaw(held["facts"]),
        read_policy(held["pack"]),
        _calendar(held["calendar"]),
        law=read_policy(held["law"]) if held["law"] else None,
        rolls=held["rolls"],
    )


def told(found: Answer) -> dict[str, Any]:
    """The answer in codes, always in the same order; words are put to it where it is shown."""
    bill = found.bill
    return {
        "pack": found.case.policy.name,
        "law": found.law.name if found.law else None,
        "verdict": str(found.pack.verdict),
        "fallback": found.pack.fallback,
        "statutory": found.statutory and found.statutory.verdict,
        "effective": str(found.effective.verdict),
        "effective_fallback": found.effective.fallback,
        "customer_pays": str(bill.customer_pays),
        "payer": dict(bill.payer),
        "freight_borne_by_company": str(bill.freight),
        "tasks": list(found.tasks),
        "work_start_blocked": found.work_start_blocked,
        "dispatch_blocked": found.dispatch_blocked,
        "inspection_visit_free": found.inspection_visit_free,
        "by_pack": _ruling(found.pack),
        "by_law": _ruling(found.statutory) if found.statutory else None,
    }


def as_text(held: Mapping[str, Any]) -> str:
    """Frozen things as one line of JSON, the same bytes for the same content."""
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


class Watched(Calendar):
    """A calendar that remembers which days it was asked about."""

    def __init__(self, other: Calendar) -> None:
        self.__dict__ |= other.__dict__
        self.asked: dict[date, bool] = {}

    def is_working_day(self, day: date) -> bool:
        self.asked[day] = super().is_working_day(day)
        return self.asked[day]

    def told(self) -> dict[str, Any]:
        years = {day.year for day in self.asked}
        known = None if self.published is None else sorted(years & self.published)
        days = {day.isoformat(): works for day, works in sorted(self.asked.items())}
        return {"name": self.name, "published": known, "days": days}


def _calendar(held: Mapping[str, Any]) -> Calendar:
    days = {date.fromisoformat(day): list(WHOLE_DAY) if works else [] for day, works in held["days"].items()}
    return Calendar(held["name"], {}, days, held["published"])


def _ruling(ruling: Ruling) -> dict[str, Any]:
    return {
        "verdict": str(ruling.verdict),
        "fallback": ruling.fallback,
        "reasons": list(ruling.reasons),
        "missing": list(ruling.missing),
        "windows": {name: day.isoformat() for name, day in ruling.windows.items()},
        "trace": [_step(step) for step in ruling.trace],
    }


def _step(step: Step) -> dict[str, Any]:
    outcome = step.outcome
    return {
        "test": step.check,
        "passed": step.passed,
        "verdict": str(Verdict(outcome.verdict).value) if outcome else None,
        "rule": step.rule.id if step.rule else None,
        "title": step.rule.title if step.rule else None,
        "source": step.rule.source if step.rule else None,
        "requirements": list(step.rule.requirements) if step.rule else [],
        "seen": {name: plain(value) for name, value in step.seen.items() if value is not None},
    }


def _given(held: Any) -> dict[str, Any]:
    """The fields of a value object that differ from what an absent one would be."""
    pairs = ((one.name, getattr(held, one.name), _absent(one)) for one in fields(held))
    return {name: plain(value) for name, value, absent in pairs if absent is MISSING or value != absent}


def _absent(one: Field[Any]) -> Any:
    return one.default_factory() if one.default_factory is not MISSING else one.default


def plain(value: Any) -> Any:
    """A value as JSON holds it; sets in order."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    if is_dataclass(value):
        return _given(value)
    return str(value) if isinstance(value, str) else value


def _same(value: Any) -> Any:
    return value


def _day(value: str | None) -> date | None:
    return (value and date.fromisoformat(value)) or None


def _money(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _sums(value: Mapping[str, str]) -> dict[str, Decimal]:
    return {name: Decimal(one) for name, one in value.items()}


def _repair(held: Mapping[str, Any]) -> Repair:
    days = {name: _day(held[name]) for name in ("handed_in_on", "returned_on") if name in held}
    return Repair(**{**held, **days})


def _appraisal(held: Mapping[str, Any]) -> Appraisal:
    return Appraisal(held["by"], held["finding"], _day(held.get("on")))


def _quotation(held: Mapping[str, Any]) -> Quotation:
    sums = {name: Decimal(held[name]) for name in ("parts", "travel", "total") if name in held}
    return Quotation(**{**held, **sums})


READ: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("reported_on", "bought_on", "received_on", "contract_signed_on", "exchanged_on"), _day),
    **dict.fromkeys(("amounts", "freight"), _sums),
    **dict.fromkeys(("parcel_contents", "documents_present"), frozenset),
    **dict.fromkeys(("supplied_accessories", "appearance_damage"), tuple),
    "parcel_received_at": datetime.fromisoformat,
    "price": _money,
    "appraisal": _appraisal,
    "quotation": _quotation,
    "repairs": lambda held: tuple(_repair(one) for one in held),
}
