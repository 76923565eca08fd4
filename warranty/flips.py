"""Counting the verdicts that a changed pack turns, and what that costs; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from core.money import cny
from warranty.enums import Verdict
from warranty.facts import Facts
from warranty.money import bill

ZERO = Decimal(0)
GOODS = frozenset({Verdict.EXCHANGE.value, Verdict.RETURN_REFUND.value})
REPAIRS = frozenset(
    {
        Verdict.REPAIR_FREE.value,
        Verdict.REPAIR_MATERIALS_AT_COST.value,
        Verdict.REPAIR_FREE_PARTS_CHARGED.value,
        Verdict.REPAIR_FREE_TRAVEL_CHARGED.value,
        Verdict.PAID_REPAIR.value,
    }
)
WORK = ("labour", "parts_cost", "travel")
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Side:
    """A verdict as it stands or would stand; `costs` in CNY is what is left to the company, None where no sum is known."""

    verdict: str
    fallback: str
    pays: Decimal
    costs: Decimal | None

    @property
    def settled(self) -> str:
        return self.fallback or self.verdict

    @property
    def key(self) -> str:
        """`EXCHANGE_REFUSED>PAID_REPAIR`, or the verdict alone."""
        return f"{self.verdict}>{self.fallback}" if self.fallback else self.verdict


def side(verdict: str, fallback: str | None, pays: Decimal, facts: Facts, cause: str, visit: bool) -> Side:
    """A verdict with the company's costs: the goods, or work and material less what the customer pays."""
    settled = fallback or verdict
    freight = bill(settled, facts, cause, visit_charged=visit).freight
    return Side(verdict, fallback or "", pays, _costs(settled, pays, facts, freight))


def _costs(settled: str, pays: Decimal, facts: Facts, freight: Decimal) -> Decimal | None:
    if settled in GOODS:
        return None if facts.price is None else cny(facts.price + freight)
    if settled not in REPAIRS:
        return ZERO
    known = [facts.amounts[name] for name in WORK if name in facts.amounts]
    if not known:
        return None
    return cny(sum(known, ZERO) + freight - pays)


@dataclass(slots=True)
class Flips:
    """What a back-test has counted so far; kept as JSON between batches."""

    judged: int = 0
    turned: dict[str, dict[str, Any]] = field(default_factory=dict)
    units: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, held: Mapping[str, Any]) -> Flips:
        return cls(held.get("judged", 0), dict(held.get("turned", {})), dict(held.get("units", {})))

    def as_json(self) -> dict[str, Any]:
        return {"judged": self.judged, "turned": self.turned, "units": self.units}

    def add(self, number: str, unit: str, before: Side, after: Side) -> None:
        """One ticket: counted by unit always, by its pair of verdicts where verdict or sums differ."""
        self.judged += 1
        turned = before != after
        row = self.units.setdefault(unit, _empty())
        _count(row, before, after, turned)
        if turned:
            pair = self.turned.setdefault(f"{before.key}|{after.key}", {**_empty(), "tickets": []})
            _count(pair, before, after, turned)
            if len(pair["tickets"]) < SHOWN:
                pair["tickets"].append(number)


def _empty() -> dict[str, Any]:
    return {"judged": 0, "turned": 0, "pays": "0", "costs": "0", "unknown": 0}


def _count(row: dict[str, Any], before: Side, after: Side, turned: bool) -> None:
    row["judged"] += 1
    if not turned:
        return
    row["turned"] += 1
    row["pays"] = str(Decimal(row["pays"]) + after.pays - before.pays)
    if before.costs is None or after.costs is None:
        row["unknown"] += 1
    else:
        row["costs"] = str(Decimal(row["costs"]) + after.costs - before.costs)
