"""Goods on their way in: announced, received, completed (WAR-17, WAR-18)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import local_day
from core.events import record
from core.money import cny
from org.models import User
from warranty.case_enums import CaseKind, CaseState, ParcelWay
from warranty.case_events import ParcelAnnounced, ParcelArrived
from warranty.enums import Paper
from warranty.models import Case, Parcel
from warranty.operations.cases import clocks, goods
from warranty.operations.cases.errors import CaseRefused
from warranty.operations.cases.holding import hold, move, write
from warranty.operations.cases.telling import tell_missing, tell_received
from warranty.queries.case_papers import lacking


@dataclass(frozen=True)
class Found:
    """What lay in a parcel, what the customer paid to send it, and how it came."""

    contents: Sequence[str]
    freight: Decimal | None = None
    carrier: str = ""
    tracking: str = ""


@transaction.atomic
def announce_parcel(
    *, case: Case, carrier: str, tracking: str, by: Actor, at: datetime, freight: Decimal | None = None
) -> Parcel:
    """The customer posted the goods; raises CaseRefused without carrier and number."""
    held = hold(case)
    if not carrier.strip() or not tracking.strip():
        raise CaseRefused(_("请填写承运公司和运单号。"), "tracking" if carrier.strip() else "carrier")
    move(held, CaseState.IN_TRANSIT, by=by, at=at)
    parcel = Parcel.objects.create(
        case=held,
        way=ParcelWay.IN,
        carrier=carrier.strip(),
        tracking=tracking.strip().upper(),
        freight=cny(freight) if freight is not None else None,
        sent_at=at,
        at=at,
    )
    record(held.pk, ParcelAnnounced(parcel.pk, ParcelWay.IN), by=by, at=at)
    return parcel


@transaction.atomic
def receive(*, case: Case, found: Found, received_at: datetime, by: User, at: datetime) -> Case:
    """The goods are here: their clocks start, and what they came without is named (WAR-17, WAR-18).

    Raises CaseRefused for an instant outside of the case's life, or a parcel without the product.
    """
    held = hold(case)
    if not held.opened_at <= received_at <= at:
        raise CaseRefused(_("收货时间应在立案之后、现在之前。"), "received_at")
    if Paper.PRODUCT not in found.contents:
        raise CaseRefused(_("包裹里没有产品时不要登记收货，请联系客户。"), "contents")
    parcel = _arrived(held, found, received_at, at)
    missing = lacking(held, found.contents)
    if held.kind == CaseKind.FACTORY_REPAIR:
        goods.hand_in(held, on=local_day(received_at), by=by, at=at)
    state = CaseState.DOCUMENTS if missing else CaseState.RECEIVED
    move(held, state, by=by, at=at, received_at=received_at, missing=missing)
    record(held.pk, ParcelArrived(parcel.pk, missing), by=by, at=at)
    goods.state_facts(held, by=by, at=at)
    clocks.start_on_receipt(held, by=by, at=at)
    write(held)
    tell_missing(held, by=by, at=at) if missing else tell_received(held, by=by, at=at)
    return held


@transaction.atomic
def complete(*, case: Case, came: Sequence[str], by: User, at: datetime) -> Case:
    """Missing things came; once nothing lacks, the goods can be appraised."""
    held = hold(case)
    if held.state != CaseState.DOCUMENTS or not set(came) & set(held.missing):
        raise CaseRefused(_("请勾选补来的资料或物品。"), "came")
    parcel = held.parcels.filter(way=ParcelWay.IN).last()
    missing = [one for one in held.missing if one not in came]
    if parcel is not None:
        parcel.contents = [*(parcel.contents or []), *came]
        parcel.save(update_fields=["contents"])
    record(held.pk, ParcelArrived(parcel.pk if parcel else 0, missing), by=by, at=at)
    if missing:
        write(held, missing=missing)
    else:
        move(held, CaseState.RECEIVED, by=by, at=at, missing=missing)
        tell_received(held, by=by, at=at)
    goods.state_facts(held, by=by, at=at)
    return held


def _arrived(case: Case, found: Found, received_at: datetime, at: datetime) -> Parcel:
    """The announced parcel, or one nobody announced."""
    parcel = case.parcels.filter(way=ParcelWay.IN, received_at=None).last()
    if parcel is None:
        parcel = Parcel.objects.create(
            case=case, way=ParcelWay.IN, carrier=found.carrier, tracking=found.tracking, at=at
        )
    elif parcel.sent_at and parcel.sent_at > received_at:
        raise CaseRefused(_("收货时间不能早于客户寄出的时间。"), "received_at")
    parcel.received_at, parcel.contents = received_at, [one for one in found.contents if one in Paper.values]
    if found.freight is not None:
        parcel.freight = cny(found.freight)
    parcel.save(update_fields=["received_at", "contents", "freight"])
    return parcel
