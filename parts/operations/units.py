"""Keeping standby units: into stock, onto vans, from depot to depot, out of use and back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.streams import lock_streams, open_stream
from customers.models import ProductModel
from org.models import User
from parts.enums import MoveKind
from parts.models import Depot, StandbyUnit
from parts.operations.errors import PartsRefused
from parts.operations.moving import hold, keep, move


@transaction.atomic
def take_in(*, model: ProductModel, serial: str, depot: Depot, by: User, at: datetime) -> StandbyUnit:
    """A new unit in a depot; raises PartsRefused for a serial that is there already or a closed depot."""
    lock_streams(depot.pk)
    wanted = serial.strip().upper()
    if not wanted:
        raise PartsRefused(_("请填写序列号。"))
    if StandbyUnit.objects.filter(serial=wanted).exists():
        raise PartsRefused(_("序列号 %(serial)s 的备用机已登记。") % {"serial": wanted})
    _need_open(depot)
    made = StandbyUnit.objects.create(
        stream=open_stream(kind="standby_unit", at=at), model=model, serial=wanted, depot=depot
    )
    keep(made, MoveKind.TAKEN_IN, by=by, at=at)
    return made


@transaction.atomic
def load(*, unit: StandbyUnit, technician: User, by: User, at: datetime) -> StandbyUnit:
    """Put a unit on a technician's van (PRT-06); raises Stale when it is lent or out of use."""
    held = hold(unit)
    move(held, MoveKind.LOADED, van=technician, by=by, at=at)
    return held


@transaction.atomic
def unload(*, unit: StandbyUnit, by: User, at: datetime) -> StandbyUnit:
    """Back from the van into its depot; raises Stale."""
    held = hold(unit)
    move(held, MoveKind.UNLOADED, by=by, at=at)
    return held


@transaction.atomic
def transfer(*, unit: StandbyUnit, depot: Depot, by: User, at: datetime) -> StandbyUnit:
    """To another depot, whose consent nobody needs; raises Stale, or PartsRefused for the same one."""
    held = hold(unit)
    _need_open(depot)
    if held.depot_id == depot.pk:
        raise PartsRefused(_("备用机已在该库。"))
    move(held, MoveKind.TRANSFERRED, depot=depot, by=by, at=at)
    return held


@transaction.atomic
def withdraw(*, unit: StandbyUnit, reason: str, by: User, at: datetime) -> StandbyUnit:
    """Out of use, with the reason; it counts as stock no more. Raises Stale while it is lent."""
    if not reason.strip():
        raise PartsRefused(_("请填写停用原因。"))
    held = hold(unit)
    move(held, MoveKind.WITHDRAWN, note=reason, by=by, at=at)
    return held


@transaction.atomic
def restore(*, unit: StandbyUnit, by: User, at: datetime) -> StandbyUnit:
    """In use again; raises Stale."""
    held = hold(unit)
    move(held, MoveKind.RESTORED, by=by, at=at)
    return held


def _need_open(depot: Depot) -> None:
    if not depot.is_active:
        raise PartsRefused(_("该备件库已停用。"))
