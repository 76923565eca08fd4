"""Money received from customers, each time under a number (TKT-32)."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from core.events import record
from core.money import cny
from core.numbers import next_number
from org.models import User
from tickets.enums import PaymentMethod, Status
from tickets.models import Receipt, Ticket
from tickets.money_events import ReceiptCorrected, ReceiptIssued
from tickets.operations.errors import TicketRefused
from tickets.operations.moving import hold
from tickets.queries.fees import balance, correctable

SERIES = "RC"


@transaction.atomic
def receive(
    *, ticket: Ticket, amount: Decimal, method: str, by: User, at: datetime, note: str = ""
) -> Receipt:
    """A receipt for a part or the whole of what is open; raises TicketRefused beyond it."""
    held = hold(ticket)
    money = cny(amount)
    if held.status == Status.ARCHIVED:
        raise TicketRefused(_("工单已归档，不能再收款。"))
    if money <= 0 or method not in PaymentMethod.values:
        raise TicketRefused(_("请填写收款金额和付款方式。"))
    if money > balance(held).open:
        raise TicketRefused(_("收款超过应收余额，请先登记收费。"))
    row = Receipt.objects.create(
        ticket=held,
        number=next_number(SERIES, at=at),
        amount=money,
        method=method,
        note=note.strip(),
        by=by,
        at=at,
    )
    said = ReceiptIssued(receipt=row.pk, number=row.number, amount=str(money))
    record(held.pk, said, by=by, at=at)
    return row


@transaction.atomic
def correct(*, receipt: Receipt, note: str, by: User, at: datetime, amount: Decimal | None = None) -> Receipt:
    """A counter-entry for the whole of a receipt, or for so many CNY; raises TicketRefused without a reason."""
    held = hold(receipt.ticket)
    left = correctable(receipt)
    money = left if amount is None else cny(amount)
    if receipt.corrects_id or not 0 < money <= left:
        raise TicketRefused(_("冲正金额不能超过收据的余额。"))
    if not note.strip():
        raise TicketRefused(_("请填写冲正原因。"))
    row = Receipt.objects.create(
        ticket=held,
        number=next_number(SERIES, at=at),
        amount=-money,
        method=receipt.method,
        corrects=receipt,
        note=note.strip(),
        by=by,
        at=at,
    )
    said = ReceiptCorrected(receipt=row.pk, number=row.number, of=receipt.number, amount=str(row.amount))
    record(held.pk, said, by=by, at=at)
    return row
