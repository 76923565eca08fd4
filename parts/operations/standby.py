"""Orders for a unit that stands in: made, assigned, delivered by a loan, or cancelled."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.models import Stream
from core.numbers import next_number
from core.streams import lock_streams
from customers.models import Asset, Customer, ProductModel
from org.models import Unit, User
from parts.enums import OrderState
from parts.events import StandbyAssigned, StandbyCancelled, StandbyOrdered
from parts.models import StandbyOrder, StandbyUnit
from parts.operations.errors import PartsRefused, Stale
from parts.operations.moving import hold
from parts.operations.telling import tell_ordered
from parts.queries.loans import open_loans
from parts.transitions import READY, order_may

SERIES = "SB"


@transaction.atomic
def order(
    *,
    stream: Stream,
    branch: Unit,
    customer: Customer,
    kind: str,
    why: str,
    model: ProductModel | None,
    asset: Asset | None = None,
    by: Actor,
    at: datetime,
) -> StandbyOrder | None:
    """Ask for a unit for the ticket or case of a stream, and tell who arranges it at once (SLA-10, SLA-11).

    An open order of the kind is given back instead of a second one; None while the customer has a lent unit.
    """
    lock_streams(stream.pk)
    standing = StandbyOrder.objects.open().filter(stream=stream, kind=kind).first()
    if standing is not None:
        return standing
    if open_loans(stream.pk):
        return None
    made = StandbyOrder.objects.create(
        number=next_number(SERIES, at=at),
        stream=stream,
        branch=branch,
        customer=customer,
        asset=asset,
        kind=kind,
        why=why,
        model=model,
        ordered_at=at,
        changed_at=at,
        by_id=by.pk,
    )
    said = StandbyOrdered(made.pk, made.number, kind, why, model.code if model else "")
    record(stream, said, by=by, at=at)
    tell_ordered(made, at=at)
    return made


@transaction.atomic
def assign(*, order: StandbyOrder, unit: StandbyUnit, by: User, at: datetime) -> StandbyOrder:
    """Choose the unit; raises PartsRefused for another model, Stale when it is gone or promised to others."""
    one = hold(unit, order.stream_id)
    held = _held(order)
    if held.model_id and one.model_id != held.model_id:
        raise PartsRefused(_("须安排同型号的备用机。"))
    check_free(one, held)
    write(held, OrderState.ASSIGNED, at=at, unit=one)
    said = StandbyAssigned(held.pk, held.number, held.kind, one.serial, one.depot.name)
    record(held.stream, said, by=by, at=at)
    return held


@transaction.atomic
def cancel(*, order: StandbyOrder, reason: str, by: Actor, at: datetime) -> StandbyOrder:
    """No unit is needed any more, with the reason; raises PartsRefused or Stale."""
    if not reason.strip():
        raise PartsRefused(_("请填写取消原因。"))
    lock_streams(order.stream_id)
    held = _held(order)
    write(held, OrderState.CANCELLED, at=at, reason=reason.strip())
    record(held.stream, StandbyCancelled(held.pk, held.number, held.kind), by=by, at=at)
    return held


def check_free(unit: StandbyUnit, order: StandbyOrder | None) -> None:
    """Raises Stale unless the unit is ready and no other open order has it."""
    promised = StandbyOrder.objects.open().filter(unit=unit).exclude(pk=order.pk if order else None)
    if unit.state not in READY or promised.exists():
        raise Stale(_("备用机 %(serial)s 已借出或已安排给其他工单。") % {"serial": unit.serial})


def write(order: StandbyOrder, to: str, *, at: datetime, **fields: object) -> None:
    """The one writer of an order's state; raises Stale."""
    if not order_may(order.state, to):
        raise Stale(
            _("申请 %(number)s 现在是「%(state)s」，请刷新页面。")
            % {"number": order.number, "state": order.get_state_display()}
        )
    order.state, order.changed_at = to, at
    for name, value in fields.items():
        setattr(order, name, value)
    order.save(update_fields=["state", "changed_at", *fields])


def _held(order: StandbyOrder) -> StandbyOrder:
    return StandbyOrder.objects.select_related("stream", "model", "branch").get(pk=order.pk)
