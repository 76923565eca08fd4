"""Money of a case: refund, depreciation, freight (WAR-47); pure."""

from collections.abc import Iterable
from decimal import Decimal

from core.money import cny
from warranty.case_enums import Bearer, CaseKind, CaseOutcome
from warranty.enums import Finding, Paper, Verdict

ZERO = Decimal(0)
KINDS_OF: dict[str, tuple[str, ...]] = {
    Verdict.EXCHANGE: (CaseKind.EXCHANGE, CaseKind.ONSITE_EXCHANGE),
    Verdict.RETURN_REFUND: (CaseKind.RETURN,),
    Verdict.PENDING_APPRAISAL: (CaseKind.EXCHANGE, CaseKind.RETURN, CaseKind.FACTORY_REPAIR),
    Verdict.PENDING_DOCS: (CaseKind.EXCHANGE, CaseKind.RETURN, CaseKind.FACTORY_REPAIR),
    Verdict.REPAIR_FREE: (CaseKind.FACTORY_REPAIR,),
    Verdict.REPAIR_MATERIALS_AT_COST: (CaseKind.FACTORY_REPAIR,),
    Verdict.REPAIR_FREE_PARTS_CHARGED: (CaseKind.FACTORY_REPAIR,),
    Verdict.REPAIR_FREE_TRAVEL_CHARGED: (CaseKind.FACTORY_REPAIR,),
    Verdict.PAID_REPAIR: (CaseKind.FACTORY_REPAIR,),
}
"""Cases that a verdict in force lets begin; goods are appraised within a case, so open questions allow one."""


_REPAIRED = frozenset({CaseOutcome.REPAIRED, CaseOutcome.SEND_BACK})
OUTCOMES_OF: dict[str, frozenset[str]] = {
    Verdict.EXCHANGE: frozenset({CaseOutcome.NEW_GOODS, CaseOutcome.REFUND, CaseOutcome.SEND_BACK}),
    Verdict.RETURN_REFUND: frozenset({CaseOutcome.NEW_GOODS, CaseOutcome.REFUND, CaseOutcome.SEND_BACK}),
    Verdict.REPAIR_FREE: _REPAIRED,
    Verdict.REPAIR_MATERIALS_AT_COST: _REPAIRED,
    Verdict.REPAIR_FREE_PARTS_CHARGED: _REPAIRED,
    Verdict.REPAIR_FREE_TRAVEL_CHARGED: _REPAIRED,
    Verdict.PAID_REPAIR: _REPAIRED,
}
"""What a verdict in force lets be decided; every other only lets goods go back."""


def outcomes_for(verdict: str) -> frozenset[str]:
    """Outcomes that a settled verdict allows."""
    return OUTCOMES_OF.get(verdict, frozenset({CaseOutcome.SEND_BACK}))


def kinds_for(verdict: str, fallback: str = "") -> tuple[str, ...]:
    """Kinds of cases a verdict allows; a refused exchange allows what its fallback allows."""
    return KINDS_OF.get(verdict) or KINDS_OF.get(fallback, ())


def refund_of(price: Decimal, depreciation: Decimal) -> Decimal:
    """What the customer gets back in CNY; ValueError where the wear is more than the price."""
    if price <= ZERO or depreciation < ZERO or depreciation > price:
        raise ValueError(f"{price} - {depreciation}")
    return cny(price - depreciation)


def bearer_of_freight(finding: str, otherwise: str) -> str:
    """Faults of quality are the company's; all else is as the pack says (WAR-47)."""
    return Bearer.COMPANY if finding == Finding.QUALITY else otherwise


def freight_owed(paid: Iterable[Decimal], borne_by_us: Decimal, repaid: Iterable[Decimal]) -> Decimal:
    """What the customer gets back of what sending goods in cost: at most what was paid, and what we bear."""
    return cny(max(min(sum(paid, ZERO), borne_by_us) - sum(repaid, ZERO), ZERO))


def borne(costs: Iterable[tuple[str, Decimal]], bearer: str) -> Decimal:
    """The sum of one bearer's costs in CNY; counter-entries count."""
    return cny(sum((amount for who, amount in costs if who == bearer), ZERO))


def shown_missing(codes: Iterable[str]) -> list[str]:
    """Things and papers by their names."""
    known = dict(Paper.choices)
    return [str(known.get(code, code)) for code in codes]
