"""Money of a case as the judge sees it: price, what use may cost, and when it is paid back."""

from dataclasses import dataclass
from decimal import Decimal

from customers.queries.purchases import purchase_of
from warranty.case_enums import Bearer, CostItem, ParcelWay
from warranty.case_rules import ZERO, freight_owed
from warranty.enums import Verdict
from warranty.frozen import unsealed
from warranty.models import Case, Judgement
from warranty.rules import NoReason


@dataclass(frozen=True)
class RefundTerms:
    """The price of the sale where it is known, and the most that may be kept for use; in CNY."""

    price: Decimal | None
    most_kept: Decimal


def refund_terms(case: Case) -> RefundTerms:
    """Only what a rule allows is kept for use, nothing where none applies."""
    bought = purchase_of(case.old_asset)
    latest = Judgement.latest(case.ticket)
    fee = unsealed(latest.case).bill.use_fee if latest else None
    return RefundTerms(bought.price if bought else None, fee or ZERO)


def owed_freight(case: Case) -> Decimal:
    """What the customer paid to send goods in and has not got back, where it is not his (WAR-47); in CNY."""
    if case.decided_at is None:
        return ZERO
    paid = case.parcels.filter(way=ParcelWay.IN, freight__gt=0).values_list("freight", flat=True)
    costs = case.costs.filter(what=CostItem.INBOUND_FREIGHT).values_list("bearer", "amount")
    ours = sum((amount for bearer, amount in costs if bearer != Bearer.CUSTOMER), ZERO)
    return freight_owed(paid, ours, case.repayments.values_list("amount", flat=True))


def paid_back_within(case: Case) -> NoReason | None:
    """The rule that says in how many days the money of goods returned without a reason is paid back."""
    latest = Judgement.latest(case.ticket)
    found = unsealed(latest.case).effective if latest else None
    if found is None or found.verdict != Verdict.RETURN_REFUND:
        return None
    return found.route if isinstance(found.route, NoReason) and found.route.refund_days else None
