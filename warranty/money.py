"""Who pays labour, parts and travel, and how much (WAR-05, WAR-47)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from core.money import cny
from warranty.enums import Cause, Payer, Verdict
from warranty.facts import Facts

ZERO = Decimal(0)
COMPANY, CUSTOMER = Payer.COMPANY.value, Payer.CUSTOMER.value

PAYERS: Mapping[str, tuple[str, str, str]] = {
    Verdict.REPAIR_MATERIALS_AT_COST.value: (COMPANY, CUSTOMER, COMPANY),
    Verdict.REPAIR_FREE_PARTS_CHARGED.value: (COMPANY, CUSTOMER, COMPANY),
    Verdict.REPAIR_FREE_TRAVEL_CHARGED.value: (COMPANY, COMPANY, CUSTOMER),
    Verdict.PAID_REPAIR.value: (CUSTOMER, CUSTOMER, CUSTOMER),
}
"""Labour, parts and travel by verdict; every other verdict costs the customer nothing."""

CHARGED: Mapping[str, tuple[str, ...]] = {
    Verdict.REPAIR_MATERIALS_AT_COST.value: ("parts_cost",),
    Verdict.REPAIR_FREE_PARTS_CHARGED.value: ("parts_list",),
    Verdict.REPAIR_FREE_TRAVEL_CHARGED.value: ("travel",),
    Verdict.PAID_REPAIR.value: ("labour", "parts_list", "travel"),
}
NOT_COMPANY = frozenset({Verdict.SEND_BACK.value, Verdict.PAID_REPAIR.value, Verdict.EXCHANGE_REFUSED.value})


@dataclass(frozen=True, slots=True)
class Bill:
    """Payers, what the customer pays, and the freight the company bears."""

    payer: dict[str, str]
    customer_pays: Decimal
    freight: Decimal


def bill(settled: str, facts: Facts, cause: str, *, visit_charged: bool) -> Bill:
    """The bill of a verdict; a paid repair follows the quotation where there is one."""
    labour, parts, travel = PAYERS.get(settled, (COMPANY, COMPANY, COMPANY))
    payer = {"labour": labour, "parts": parts, "travel": travel}
    total = _total(settled, facts)
    if visit_charged:
        payer["visit"] = CUSTOMER
        total += facts.amounts.get("visit_fee", ZERO)
    ours = cause == Cause.QUALITY and settled not in NOT_COMPANY
    return Bill(payer, cny(total), cny(sum(facts.freight.values(), ZERO) if ours else ZERO))


def _total(settled: str, facts: Facts) -> Decimal:
    offer = facts.quotation
    if settled == Verdict.PAID_REPAIR and offer is not None:
        if offer.total is not None:
            return offer.total
        return (offer.parts or ZERO) + (offer.travel or ZERO) + facts.amounts.get("labour", ZERO)
    return sum((facts.amounts.get(name, ZERO) for name in CHARGED.get(settled, ())), ZERO)
