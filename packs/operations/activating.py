"""Putting packs in force, and ending that."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import local_day
from core.events import record, record_many
from core.streams import lock_streams
from packs import schemas
from packs.enums import Rank
from packs.events import PackActivated, PackDeactivated
from packs.models import Activation, Pack, PackSection
from packs.queries import combine
from packs.schemas import Fault


class CannotActivate(Exception):
    """The pack is not fit for use; `faults` name the fields."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("；".join(f"{fault.field}：{fault.words}" for fault in faults))


@transaction.atomic
def activate(
    *,
    packs: Sequence[str],
    rank: str = Rank.COMPANY,
    key: str = "",
    since: date | None = None,
    until: date | None = None,
    by: Actor,
    at: datetime,
) -> list[Activation]:
    """Put packs in force together; CannotActivate names every blank or missing figure (CNV-16, SLA-29)."""
    rows = list(Pack.objects.filter(code__in=packs))
    lock_streams(*(row.stream_id for row in rows))
    _check(packs, rank, key, since or local_day(at))
    made = [Activation(pack=row, rank=rank, key=key, since=since, until=until) for row in rows]
    Activation.objects.bulk_create(made)
    first = since.isoformat() if since else None
    record_many(((row.stream_id, PackActivated(row.code, rank, key, first)) for row in rows), by=by, at=at)
    return made


@transaction.atomic
def deactivate(*, activation: Activation, until: date, by: Actor, at: datetime) -> Activation:
    """Name the last day of an activation; what was received by then keeps its figures.

    Raises CannotActivate when what then remains for the company lacks a figure that a room cannot do without.
    """
    stream_id = activation.pack.stream_id
    lock_streams(stream_id)
    held = Activation.objects.get(pk=activation.pk)
    if held.rank == Rank.COMPANY and (faults := _left_without(held, until)):
        raise CannotActivate(faults)
    held.until = until
    held.save(update_fields=["until"])
    record(stream_id, PackDeactivated(held.pack_id, held.rank, held.key, until.isoformat()), by=by, at=at)
    return held


def _left_without(held: Activation, until: date) -> list[Fault]:
    """Needed figures that nothing holds any more on the day after."""
    day = until + timedelta(days=1)
    company = Activation.objects.on(day).filter(rank=Rank.COMPANY)
    pairs = list(company.values_list("rank", "pack"))
    kept = list(company.exclude(pk=held.pk).values_list("rank", "pack"))
    return schemas.lost(combine(pairs, day), combine(kept, day))


def _check(packs: Sequence[str], rank: str, key: str, day: date) -> None:
    known = set(Pack.objects.filter(code__in=packs).values_list("code", flat=True))
    faults = [Fault(name, _("没有这个政策包")) for name in packs if name not in known]
    for _rank, row in combine([(rank, name) for name in packs], day):
        found = schemas.faults_of(row.section, row.figures)
        faults += [Fault(f"{row.section}.{fault.field}", fault.words) for fault in found]
    if not faults:
        faults = schemas.faults_together(_together(packs, rank, key, day))
    if faults:
        raise CannotActivate(faults)


def _together(packs: Sequence[str], rank: str, key: str, day: date) -> list[tuple[str, PackSection]]:
    """What would be in force: the company's packs, those of the same key, and the new ones."""
    active: Iterable[tuple[str, str]] = Activation.objects.on(day).values_list("rank", "pack_id", "key")
    kept = [(one, pack) for one, pack, own in active if one == Rank.COMPANY or (one, own) == (rank, key)]
    return combine([*kept, *((rank, name) for name in packs)], day)
