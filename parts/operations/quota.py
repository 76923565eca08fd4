"""Watching that every region keeps the standby units its packs ask for (PRT-05)."""

from datetime import datetime

from django.db import transaction

from core.actors import SYSTEM
from core.events import record
from core.streams import open_stream
from org.models import Unit
from parts.events import ShortfallEnded, StandbyShort
from parts.models import Shortfall
from parts.operations.telling import tell_short
from parts.queries.quota import Need, needs


def watch_quota(*, at: datetime) -> list[Shortfall]:
    """Compare what is required with what is there; gives the shortfalls that were newly found."""
    found = [settle(need=need, at=at) for need in needs(at=at)]
    return [one for one in found if one]


@transaction.atomic
def settle(*, need: Need, at: datetime) -> Shortfall | None:
    """One region: end what is no longer so, and tell of what is; the same numbers are told once."""
    Unit.objects.select_for_update(no_key=True).get(pk=need.region.pk)
    standing = Shortfall.objects.open().filter(region=need.region).first()
    if standing and (standing.required, standing.stock) == (need.required, need.stock):
        return None
    if standing:
        standing.ended_at = at
        standing.save(update_fields=["ended_at"])
        record(standing.pk, ShortfallEnded(need.required, need.stock), by=SYSTEM, at=at)
    return _open(need, at) if need.missing else None


def _open(need: Need, at: datetime) -> Shortfall:
    made = Shortfall.objects.create(
        stream=open_stream(kind="standby_shortfall", at=at),
        region=need.region,
        installed=need.installed,
        required=need.required,
        stock=need.stock,
        found_at=at,
    )
    record(made.pk, StandbyShort(need.installed, need.required, need.stock), by=SYSTEM, at=at)
    tell_short(made, at=at)
    return made
