"""The register of depots."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.streams import lock_streams, open_stream
from org.models import Unit
from parts.enums import Tier
from parts.events import DepotChanged, DepotOpened
from parts.models import Depot
from parts.operations.errors import PartsRefused

COLUMNS = ("name", "address", "parent", "is_active")


@dataclass(frozen=True)
class Entry:
    """What the register says of a depot."""

    name: str
    parent: Depot | None = None
    address: str = ""
    is_active: bool = True


@transaction.atomic
def open_depot(*, unit: Unit, tier: int, entry: Entry, by: Actor, at: datetime) -> Depot:
    """A new depot of a branch (PRT-01); raises PartsRefused when the tree would not hold."""
    _check(tier, entry)
    made = Depot.objects.create(
        stream=open_stream(kind="depot", at=at),
        unit=unit,
        tier=tier,
        **{c: getattr(entry, c) for c in COLUMNS},
    )
    record(made.pk, DepotOpened(tier, unit.name), by=by, at=at)
    return made


@transaction.atomic
def change_depot(*, depot: Depot, entry: Entry, by: Actor, at: datetime) -> Depot:
    """Correct the register; raises PartsRefused, also for closing a depot that still keeps units."""
    lock_streams(depot.pk)
    held = Depot.objects.select_related("parent").get(pk=depot.pk)
    _check(held.tier, entry, held)
    if not entry.is_active and held.standby_units.exclude(state="out").exists():
        raise PartsRefused(_("库内还有备用机，不能停用。"))
    changed = [name for name in COLUMNS if getattr(held, name) != getattr(entry, name)]
    if not changed:
        return held
    for name in changed:
        setattr(held, name, getattr(entry, name))
    held.save(update_fields=changed)
    record(held.pk, DepotChanged(changed), by=by, at=at)
    return held


def _check(tier: int, entry: Entry, own: Depot | None = None) -> None:
    """A name of its own, and a parent of the tier above unless it is of the first."""
    if not entry.name.strip():
        raise PartsRefused(_("请填写名称。"))
    if Depot.objects.filter(name=entry.name).exclude(pk=own.pk if own else None).exists():
        raise PartsRefused(_("已有同名的备件库。"))
    if tier == Tier.FIRST and entry.parent is not None:
        raise PartsRefused(_("一级库没有上级库。"))
    if tier != Tier.FIRST and (entry.parent is None or entry.parent.tier != tier - 1):
        raise PartsRefused(_("请选择上一级的备件库。"))
