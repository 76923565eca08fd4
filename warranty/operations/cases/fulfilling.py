"""Carrying out the decision: new goods leave, money is paid, or the goods go back (SLA-18, WAR-19)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.clock import local_day
from core.events import record
from core.money import cny
from org.models import User
from warranty.case_enums import Bearer, CaseKind, CaseOutcome, CaseState, CostItem, ParcelWay
from warranty.case_events import FreightRepaid, ParcelAnnounced, UnitExchanged
from warranty.case_transitions import FULFILS
from warranty.models import Case, FreightRepayment, Parcel
from warranty.operations.cases import clocks, goods
from warranty.operations.cases.costs import freight_bearer, put
from warranty.operations.cases.errors import CaseBlocked, CaseRefused
from warranty.operations.cases.holding import hold, move
from warranty.operations.cases.telling import tell_freight_repaid, tell_fulfilled
from warranty.queries.case_money import owed_freight


@dataclass(frozen=True)
class Sending:
    """How goods leave, and what that costs."""

    carrier: str
    tracking: str
    freight: Decimal | None = None


@dataclass(frozen=True)
class New:
    """The unit that takes the place of the old one."""

    serial: str
    batch: str = ""


@transaction.atomic
def ship(*, case: Case, sending: Sending, by: User, at: datetime, new: New | None = None) -> Case:
    """New or repaired goods leave: the promises are kept, the new unit is linked to the old one.

    Raises CaseRefused without carrier and number, or without the serial of new goods.
    """
    held = hold(case)
    if FULFILS.get(held.outcome) != CaseState.SHIPPED or held.state != CaseState.DECIDED:
        raise CaseBlocked(held.state)
    fields: dict[str, Any] = {"fulfilled_at": at}
    if held.outcome == CaseOutcome.NEW_GOODS:
        if new is None or not new.serial.strip():
            raise CaseRefused(_("请填写新机序列号。"), "serial")
        serial, batch = new.serial.strip(), new.batch.strip()
        fields["new_asset"] = goods.exchange(held, serial, batch, on=local_day(at), by=by, at=at)
        record(held.pk, UnitExchanged(held.old_asset_id, fields["new_asset"].pk), by=by, at=at)
    goods.hand_back(held, fixed=held.outcome == CaseOutcome.REPAIRED, on=local_day(at), by=by, at=at)
    _send(held, sending, by, at)
    return _done(held, CaseState.SHIPPED, by, at, **fields)


@transaction.atomic
def pay(*, case: Case, payment: str, by: User, at: datetime) -> Case:
    """The money is paid; raises CaseRefused without the number of the payment."""
    held = hold(case)
    if held.state != CaseState.DECIDED or held.refund is None:
        raise CaseBlocked(held.state)
    if not payment.strip():
        raise CaseRefused(_("请填写付款凭证号。"), "payment")
    put(held, CostItem.REFUND, Bearer.COMPANY, held.refund, by=by, at=at)
    goods.give_back(held, by=by, at=at)
    return _done(held, CaseState.REFUNDED, by, at, fulfilled_at=at, payment=payment.strip())


@transaction.atomic
def repay_freight(*, case: Case, payment: str, by: User, at: datetime) -> FreightRepayment:
    """What the customer paid to send the goods in was paid back (WAR-47).

    Raises CaseRefused without the number of the payment, and where nothing is owed.
    """
    held = hold(case)
    amount = owed_freight(held)
    if not amount:
        raise CaseRefused(_("没有应退还客户的寄回运费，请刷新页面。"))
    if not payment.strip():
        raise CaseRefused(_("请填写付款凭证号。"), "payment")
    row = FreightRepayment.objects.create(case=held, amount=amount, payment=payment.strip(), by=by, at=at)
    record(held.pk, FreightRepaid(str(amount)), by=by, at=at)
    tell_freight_repaid(held, row, by=by, at=at)
    return row


@transaction.atomic
def send_back(*, case: Case, sending: Sending, by: User, at: datetime) -> Case:
    """The customer's own goods leave as they came (WAR-19)."""
    held = hold(case)
    if held.state != CaseState.DECIDED or held.outcome != CaseOutcome.SEND_BACK:
        raise CaseBlocked(held.state)
    goods.hand_back(held, fixed=False, on=local_day(at), by=by, at=at)
    _send(held, sending, by, at)
    return _done(held, CaseState.SENT_BACK, by, at, fulfilled_at=at)


def _send(case: Case, sending: Sending, by: User, at: datetime) -> None:
    """The outgoing parcel; on site goods are handed over without one."""
    carrier, tracking = sending.carrier.strip(), sending.tracking.strip().upper()
    if case.kind == CaseKind.ONSITE_EXCHANGE:
        return
    if not carrier or not tracking:
        raise CaseRefused(_("请填写承运公司和运单号。"), "tracking" if carrier else "carrier")
    freight = cny(sending.freight) if sending.freight is not None else None
    parcel = Parcel.objects.create(
        case=case, way=ParcelWay.OUT, carrier=carrier, tracking=tracking, freight=freight, sent_at=at, at=at
    )
    record(case.pk, ParcelAnnounced(parcel.pk, ParcelWay.OUT), by=by, at=at)
    if freight:
        put(case, CostItem.OUTBOUND_FREIGHT, freight_bearer(case), freight, by=by, at=at)


def _done(case: Case, to: str, by: User, at: datetime, **fields: Any) -> Case:
    clocks.meet_all(case, by=by, at=at)
    move(case, to, by=by, at=at, **fields)
    tell_fulfilled(case, by=by, at=at)
    return case
