"""Lending a unit and taking it back (WAR-48)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.clock import local_day
from core.events import record
from core.models import Stream
from core.numbers import next_number
from core.streams import lock_streams
from customers.models import Asset, Customer
from org.models import User
from parts.enums import MoveKind, OrderState
from parts.events import LoanExtended, UnitLent, UnitReturned
from parts.models import Depot, Loan, StandbyOrder, StandbyUnit
from parts.operations.errors import PartsRefused, Stale
from parts.operations.moving import hold, move
from parts.operations.standby import check_free, write

SERIES = "LS"


@dataclass(frozen=True)
class Terms:
    """What the lending slip says beside the serials."""

    due_back_on: date
    condition: str


@transaction.atomic
def lend(
    *,
    unit: StandbyUnit,
    stream: Stream,
    customer: Customer,
    terms: Terms,
    by: User,
    at: datetime,
    asset: Asset | None = None,
    order: StandbyOrder | None = None,
) -> Loan:
    """Hand a unit over for the ticket or case of a stream; its open order is delivered with it.

    Raises PartsRefused for a date in the past or no condition, Stale when the unit is not to be had.
    """
    one = hold(unit, stream.pk)
    held = _order(order, stream)
    _check(terms, at)
    check_free(one, held)
    move(one, MoveKind.LENT, about=stream, by=by, at=at)
    if held is not None:
        write(held, OrderState.DELIVERED, at=at, unit=one)
    made = Loan.objects.create(
        number=next_number(SERIES, at=at),
        unit=one,
        stream=stream,
        order=held,
        customer=customer,
        asset=asset,
        lent_at=at,
        lent_by=by,
        due_back_on=terms.due_back_on,
        condition_out=terms.condition.strip(),
    )
    due = made.due_back_on.isoformat()
    record(stream, UnitLent(made.pk, made.number, one.pk, one.model.code, one.serial, due), by=by, at=at)
    return made


@transaction.atomic
def take_back(*, loan: Loan, condition: str, by: User, at: datetime, depot: Depot | None = None) -> Loan:
    """The unit is back in its depot or another; raises PartsRefused without its condition, Stale."""
    if not condition.strip():
        raise PartsRefused(_("请填写归还时的状况。"))
    one = hold(loan.unit_id, loan.stream_id)
    held = _loan(loan)
    move(one, MoveKind.RETURNED, depot=depot, about=held.stream, by=by, at=at)
    held.returned_at, held.returned_by, held.returned_to = at, by, one.depot
    held.condition_back = condition.strip()
    held.save(update_fields=["returned_at", "returned_by", "returned_to", "condition_back"])
    record(held.stream, UnitReturned(held.pk, held.number, one.serial), by=by, at=at)
    return held


@transaction.atomic
def extend(*, loan: Loan, due_back_on: date, by: User, at: datetime) -> Loan:
    """Another day to bring it back; when that passes it is told again. Raises PartsRefused or Stale."""
    lock_streams(loan.stream_id)
    held = _loan(loan)
    if due_back_on < local_day(at):
        raise PartsRefused(_("应还日期不能早于今天。"))
    before, held.due_back_on, held.overdue_told_at = held.due_back_on, due_back_on, None
    held.save(update_fields=["due_back_on", "overdue_told_at"])
    said = LoanExtended(held.pk, held.number, before.isoformat(), due_back_on.isoformat())
    record(held.stream, said, by=by, at=at)
    return held


def _loan(loan: Loan) -> Loan:
    held = Loan.objects.select_related("stream", "unit").get(pk=loan.pk)
    if held.returned_at is not None:
        raise Stale(_("借用单 %(number)s 已归还。") % {"number": held.number})
    return held


def _order(order: StandbyOrder | None, stream: Stream) -> StandbyOrder | None:
    """The order that the loan delivers: the one named, else whichever stands open for the stream."""
    rows = StandbyOrder.objects.select_related("stream", "model")
    if order is not None:
        return rows.get(pk=order.pk)
    return rows.open().filter(stream=stream).order_by("pk").first()


def _check(terms: Terms, at: datetime) -> None:
    if terms.due_back_on < local_day(at):
        raise PartsRefused(_("应还日期不能早于今天。"))
    if not terms.condition.strip():
        raise PartsRefused(_("请填写借出时的状况。"))
