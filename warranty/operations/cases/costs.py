"""Who bears what a case costs, and recourse to the supplier (WAR-33, WAR-47)."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.money import cny
from org.models import User
from warranty.case_enums import Bearer, CostItem, ParcelWay
from warranty.case_events import CaseCostAdded
from warranty.case_rules import ZERO, bearer_of_freight, borne
from warranty.models import Case, CaseCost
from warranty.operations.cases.errors import CaseRefused
from warranty.operations.cases.freight import charge_freight
from warranty.operations.cases.holding import hold
from warranty.queries.case_papers import freight_otherwise


@transaction.atomic
def add_cost(
    *, case: Case, what: str, bearer: str, amount: Decimal, by: User, at: datetime, note: str = ""
) -> CaseCost:
    """Write down an amount; a negative one corrects. Raises CaseRefused for nothing."""
    held = hold(case)
    if cny(amount) == ZERO:
        raise CaseRefused(_("请填写金额。"), "amount")
    return put(held, what, bearer, amount, by=by, at=at, note=note)


@transaction.atomic
def seek_recourse(*, case: Case, amount: Decimal, supplier: str, by: User, at: datetime) -> CaseCost:
    """Move a part of the company's costs to the supplier; raises CaseRefused above what the company bears."""
    held = hold(case)
    if not supplier.strip():
        raise CaseRefused(_("请填写供应商。"), "supplier")
    if not ZERO < cny(amount) <= borne(held.costs.values_list("bearer", "amount"), Bearer.COMPANY):
        raise CaseRefused(_("追偿金额应大于零，且不超过公司已承担的金额。"), "amount")
    put(held, CostItem.GOODS, Bearer.COMPANY, -amount, by=by, at=at, note=supplier.strip())
    return put(held, CostItem.GOODS, Bearer.SUPPLIER, amount, by=by, at=at, note=supplier.strip())


def bear_inbound(case: Case, *, by: Actor, at: datetime) -> None:
    """The freight of what came in, once the finding says whose it is."""
    for parcel in case.parcels.filter(way=ParcelWay.IN, freight__gt=0):
        put(case, CostItem.INBOUND_FREIGHT, freight_bearer(case), parcel.freight or ZERO, by=by, at=at)


def freight_bearer(case: Case) -> str:
    """Faults of quality are the company's, all else as the pack says (WAR-47)."""
    return bearer_of_freight(case.finding, freight_otherwise(case))


def put(
    case: Case, what: str, bearer: str, amount: Decimal, *, by: Actor, at: datetime, note: str = ""
) -> CaseCost:
    """An entry on a held case; freight of what we sent becomes due where the customer bears it (TKT-32).

    Raises CaseRefused for such freight on a ticket that is over.
    """
    row = CaseCost.objects.create(
        case=case, what=what, bearer=bearer, amount=cny(amount), note=note, by_id=by.pk, at=at
    )
    record(case.pk, CaseCostAdded(row.pk, what, bearer, str(row.amount)), by=by, at=at)
    if (what, bearer) == (CostItem.OUTBOUND_FREIGHT, Bearer.CUSTOMER):
        charge_freight(case, by=by, at=at)
    return row
