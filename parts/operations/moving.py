"""The one writer of a unit's state: each step leaves a row, which is never changed."""

from datetime import datetime

from django.utils.translation import gettext as _

from core.events import record
from core.models import Stream
from core.streams import lock_streams
from org.models import User
from parts.enums import MoveKind
from parts.events import UnitMoved
from parts.models import Depot, StandbyMove, StandbyUnit
from parts.operations.errors import Stale
from parts.transitions import MOVES, may

SHOWN = ("model", "depot__unit__parent", "van")


def hold(unit: StandbyUnit | int, *also: int) -> StandbyUnit:
    """The unit under its stream's lock, read again; `also` are other streams to hold with it."""
    key = unit if isinstance(unit, int) else unit.pk
    lock_streams(key, *also)
    return StandbyUnit.objects.select_related(*SHOWN).get(pk=key)


def move(
    unit: StandbyUnit,
    kind: str,
    *,
    by: User,
    at: datetime,
    depot: Depot | None = None,
    van: User | None = None,
    about: Stream | None = None,
    note: str = "",
) -> StandbyMove:
    """Write where a held unit is from now on; raises Stale where it cannot go there."""
    if not may(kind, unit.state):
        raise Stale(
            _("备用机 %(serial)s 现在是「%(state)s」，不能办理「%(kind)s」。")
            % {"serial": unit.serial, "state": unit.get_state_display(), "kind": MoveKind(kind).label}
        )
    unit.state, unit.van, unit.depot = MOVES[kind][1], van, depot or unit.depot
    unit.save(update_fields=["state", "van", "depot"])
    return keep(unit, kind, by=by, at=at, about=about, note=note)


def keep(
    unit: StandbyUnit, kind: str, *, by: User, at: datetime, about: Stream | None = None, note: str = ""
) -> StandbyMove:
    """One row of the ledger and its event, for a unit as it now is."""
    row = StandbyMove.objects.create(
        unit=unit, kind=kind, depot=unit.depot, van=unit.van, about=about, note=note.strip(), by=by, at=at
    )
    van, number = (unit.van.name if unit.van else ""), (about.number or "" if about else "")
    record(unit.pk, UnitMoved(row.pk, kind, unit.depot.name, van, number), by=by, at=at)
    return row
