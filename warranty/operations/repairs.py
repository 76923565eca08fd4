"""Repairs of a unit from handing in to return; rooms that repair call these when goods or people come and go.

All of them may be called again for the same thing: a second call changes nothing.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from core.actors import Actor
from core.events import record
from core.models import Stream
from core.streams import lock_streams
from customers.models import Asset, ProductPart
from warranty.enums import RepairKind
from warranty.events import RepairBegun, RepairFailed, RepairFinished
from warranty.models import RepairRecord
from warranty.operations.rights import look


@transaction.atomic
def begin(
    *,
    asset: Asset,
    stream: Stream | int,
    on: date,
    by: Actor,
    at: datetime,
    fault: str = "",
    part: ProductPart | None = None,
    kind: str = RepairKind.ON_SITE,
    safety: bool = False,
) -> RepairRecord:
    """The unit is handed in, or somebody came to repair it; an open repair of the same stream goes on.

    `fault` is the code of the fault: when it comes back, the repair before did not mend it. `safety` says that
    it makes the product unsafe, which laws count by themselves.
    """
    stream_id = _locked(asset, stream)
    held = _open(asset, stream_id)
    if held is not None:
        return held
    fault = fault[:40]
    _fail_earlier(asset, stream_id, fault, by, at)
    made = RepairRecord.objects.create(
        asset=asset, stream_id=stream_id, fault=fault, part=part, kind=kind, handed_in_on=on, safety=safety
    )
    record(stream_id, RepairBegun(made.pk, asset.pk, str(made.kind)), by=by, at=at)
    look(asset=asset, stream=stream_id, by=by, at=at)
    made.refresh_from_db()
    return made


@transaction.atomic
def wait_for_parts(*, asset: Asset, stream: Stream | int, on: date) -> RepairRecord | None:
    """The open repair stands still for want of parts from a day on; None when no repair is open."""
    held = _open(asset, _locked(asset, stream))
    if held and held.waiting_since is None:
        held.waiting_since = on
        held.save(update_fields=["waiting_since"])
    return held


@transaction.atomic
def go_on(*, asset: Asset, stream: Stream | int, on: date) -> RepairRecord | None:
    """The parts are there; the days of waiting are counted up. None when no repair is open."""
    held = _open(asset, _locked(asset, stream))
    if held:
        _stop_waiting(held, on)
        held.save(update_fields=["waiting_since", "waiting_days"])
    return held


@transaction.atomic
def finish(
    *,
    asset: Asset,
    stream: Stream | int,
    fixed: bool | None,
    on: date,
    by: Actor,
    at: datetime,
    replaced: str = "",
) -> RepairRecord | None:
    """The unit is back: mended, not mended, or `fixed` None where nothing had to be.

    `replaced` is the code of the part that was put in new. None when no repair is open.
    """
    stream_id = _locked(asset, stream)
    held = _open(asset, stream_id)
    if held is None:
        return None
    _stop_waiting(held, on)
    held.returned_on, held.fixed, held.replaced = max(on, held.handed_in_on), fixed, replaced[:40]
    held.right_due_on = None
    held.save()
    days = (held.returned_on - held.handed_in_on).days
    record(stream_id, RepairFinished(held.pk, asset.pk, fixed, days), by=by, at=at)
    look(asset=asset, stream=stream_id, by=by, at=at)
    return held


@transaction.atomic
def tell_safety(*, streams: Collection[int], safety: bool, by: Actor, at: datetime) -> int:
    """The fault behind the repairs of these streams makes the product unsafe, or does not; returns how many changed.

    The rights that follow are noticed at once.
    """
    lock_streams(*streams)
    rows = (
        RepairRecord.objects.filter(stream__in=streams).exclude(safety=safety).select_related("asset__model")
    )
    changed = list(rows)
    RepairRecord.objects.filter(pk__in=[row.pk for row in changed]).update(safety=safety)
    for row in changed:
        look(asset=row.asset, stream=row.stream_id, by=by, at=at)
    return len(changed)


@transaction.atomic
def fail_last(*, stream: Stream | int, by: Actor, at: datetime) -> RepairRecord | None:
    """The customer says that it is not mended after all: the stream's last repair failed; None without one."""
    stream_id = stream if isinstance(stream, int) else stream.pk
    lock_streams(stream_id)
    rows = RepairRecord.objects.filter(stream=stream_id, fixed=True).select_related("asset__model")
    last = rows.order_by("-pk").first()
    if last is not None:
        _fail(last, stream_id, by, at)
        look(asset=last.asset, stream=stream_id, by=by, at=at)
    return last


def _locked(asset: Asset, stream: Stream | int) -> int:
    stream_id = stream if isinstance(stream, int) else stream.pk
    lock_streams(stream_id, asset.pk)
    return stream_id


def _open(asset: Asset, stream_id: int) -> RepairRecord | None:
    return RepairRecord.objects.open().filter(asset=asset, stream=stream_id).first()


def _stop_waiting(held: RepairRecord, on: date) -> None:
    if held.waiting_since is not None:
        held.waiting_days += max((on - held.waiting_since).days, 0)
        held.waiting_since = None


def _fail_earlier(asset: Asset, stream_id: int, fault: str, by: Actor, at: datetime) -> None:
    earlier = asset.repairs.filter(fixed=True).exclude(fault="").order_by("-handed_in_on", "-pk").first()
    if earlier is not None and earlier.fault == fault:
        _fail(earlier, stream_id, by, at)


def _fail(repair: RepairRecord, stream_id: int, by: Actor, at: datetime) -> None:
    repair.fixed = False
    repair.save(update_fields=["fixed"])
    record(stream_id, RepairFailed(repair.pk, repair.asset_id), by=by, at=at)
