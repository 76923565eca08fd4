"""Who pays labour, parts and travel, and how much (WAR-05, WAR-47); what use costs on a return."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from core.money import cny
from warranty.enums import Cause, Payer, Verdict
from warranty.facts import Facts
from warranty.judge import Case
from warranty.rules import UseFee

ZERO = Decimal(0)
NOTHING = Decimal("0.00")
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
COSTS_NOTHING = frozenset(
    {
        Verdict.EXCHANGE.value,
        Verdict.RETURN_REFUND.value,
        Verdict.REPAIR_FREE.value,
        Verdict.SEND_BACK.value,
    }
)
NOT_COMPANY = frozenset({Verdict.SEND_BACK.value, Verdict.PAID_REPAIR.value, Verdict.EXCHANGE_REFUSED.value})


@dataclass(frozen=True, slots=True)
class Bill:
    """Payers, what the customer pays, the freight the company bears, the fee for use, and money back.

    `use_fee` and `refund` stay empty where nothing is due or the price is not known.
    """

    payer: dict[str, str]
    customer_pays: Decimal
    freight: Decimal
    use_fee: Decimal | None = None
    refund: Decimal | None = None


def is_open(settled: str, pays: Decimal) -> bool:
    """Is the customer's sum not known yet? Some verdicts cost nothing; the others wait for their sums."""
    return not pays and settled not in COSTS_NOTHING


def bill(
    settled: str,
    facts: Facts,
    cause: str,
    *,
    visit_charged: bool,
    without_reason: bool = False,
    fee: Decimal | None = None,
) -> Bill:
    """The bill of a verdict; a paid repair follows the quotation where there is one.

    `without_reason`: goods go back for no fault, at the customer's freight; `fee`: what use costs.
    """
    labour, parts, travel = PAYERS.get(settled, (COMPANY, COMPANY, COMPANY))
    payer = {"labour": labour, "parts": parts, "travel": travel}
    total = _total(settled, facts)
    if visit_charged:
        payer["visit"] = CUSTOMER
        total += facts.amounts.get("visit_fee", ZERO)
    if fee and settled == Verdict.EXCHANGE:
        total += fee
    ours = cause == Cause.QUALITY and settled not in NOT_COMPANY and not without_reason
    freight = sum(facts.freight.values(), ZERO) if ours else ZERO
    return Bill(payer, _rounded(total), _rounded(freight), fee, _refund(settled, facts, fee))


def _rounded(amount: Decimal) -> Decimal:
    return cny(amount) if amount else NOTHING


def _refund(settled: str, facts: Facts, fee: Decimal | None) -> Decimal | None:
    if settled != Verdict.RETURN_REFUND or facts.price is None:
        return None
    return facts.price - (fee or ZERO)


def use_fee(case: Case) -> Decimal | None:
    """What use costs at most, in CNY: by the day or by 1,000 km; None where price, days or mileage are unknown."""
    facts = case.facts
    rule = next((one for one in case.policy.all(UseFee) if one.applies(facts.product_class)), None)
    if rule is None or facts.price is None:
        return None
    share = _share(rule, facts)
    return None if share is None else cny(min(facts.price * share / 100, facts.price))


def _share(rule: UseFee, facts: Facts) -> Decimal | None:
    """Per cent of the price; days in repair and of waiting are not days of use."""
    if rule.percent_per_1000_km:
        run = facts.mileage_km
        return None if run is None else Decimal(rule.percent_per_1000_km) * run / 1000
    start = facts.start(("bought_on", "received_on"), later=False)
    if start is None:
        return None
    used = (facts.reported_on - start).days - facts.idle_days
    return Decimal(rule.percent_per_day) * max(used, 0)


def _total(settled: str, facts: Facts) -> Decimal:
    offer, due = facts.quotation, {name: facts.amounts.get(name, ZERO) for name in CHARGED.get(settled, ())}
    if settled == Verdict.PAID_REPAIR and offer is not None:
        if offer.total is not None:
            return offer.total
        quoted = {"parts_list": offer.parts, "travel": offer.travel}
        due |= {name: amount for name, amount in quoted.items() if amount is not None}
    return sum(due.values(), ZERO)
