"""How many standby units each region must keep, and keeps (PRT-05)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, Q, When
from django.db.models.functions import Coalesce

from core.clock import local_day
from customers.enums import AssetState
from customers.models import Asset
from org.enums import Right, UnitKind
from org.models import Unit
from org.permissions import covers as may
from org.queries import regions
from packs.enums import Rank
from packs.models import Activation, PackSection
from parts.enums import UnitState
from parts.models import StandbyUnit
from parts.rules import required

SECTION = "standby_units"


@dataclass(frozen=True)
class Need:
    """A region's numbers: units installed that a pack covers, units to keep, units kept."""

    region: Unit
    installed: int
    required: int
    stock: int

    @property
    def missing(self) -> int:
        return max(0, self.required - self.stock)


@dataclass(frozen=True)
class Cover:
    """One pack that asks for standby units: how many in a thousand, of which installed units and models."""

    per_mille: int
    assets: Q
    models: Q


def covers(day: date) -> list[Cover]:
    """The packs in use on a day that ask for standby units."""
    held: dict[str, list[tuple[str, str]]] = {}
    for one in Activation.objects.on(day):
        held.setdefault(one.pack_id, []).append((one.rank, one.key))
    rows = PackSection.objects.in_force(day).filter(section=SECTION, pack__in=held).order_by("version")
    latest = {row.pack_id: row for row in rows}
    return [
        Cover(int(row.figure("per_mille")), _any(_assets, held[pack]), _any(_models, held[pack]))
        for pack, row in sorted(latest.items())
    ]


def needs(*, at: datetime) -> list[Need]:
    """One line for each region with units that a pack covers, installed or kept."""
    found = covers(local_day(at))
    installed = [(cover.per_mille, _installed(cover)) for cover in found]
    stock = _stock(found)
    lines = [_need(region, installed, stock.get(region.pk, 0)) for region in regions()]
    return [line for line in lines if line.installed or line.stock]


def _need(region: Unit, installed: Iterable[tuple[int, Mapping[int, int]]], stock: int) -> Need:
    parts = [(counts.get(region.pk, 0), per_mille) for per_mille, counts in installed]
    return Need(region, sum(count for count, _share in parts), required(parts), stock)


def _installed(cover: Cover) -> dict[int, int]:
    """Units at customers by region: that of the address, else the customer's."""
    rows = Asset.objects.filter(cover.assets, state=AssetState.IN_USE).order_by()
    place = Coalesce("site__region", "customer__region")
    return dict(
        rows.annotate(held_in=place).values_list("held_in").annotate(count=Count("pk", distinct=True))
    )


def _stock(found: Iterable[Cover]) -> dict[int, int]:
    """Units in use by region, wherever they are just now; only of models that the packs cover."""
    covered = Q(pk__in=[])
    for cover in found:
        covered |= cover.models
    rows = StandbyUnit.objects.filter(covered).exclude(state=UnitState.OUT).order_by()
    of_project = When(depot__unit__kind=UnitKind.PROJECT, then="depot__unit__parent")
    place = Case(of_project, default="depot__unit")
    return dict(rows.annotate(held_in=place).values_list("held_in").annotate(count=Count("pk")))


def _any(kind: Callable[[str, str], Q], uses: Iterable[tuple[str, str]]) -> Q:
    found = Q(pk__in=[])
    for rank, key in uses:
        found |= kind(rank, key)
    return found


def _assets(rank: str, key: str) -> Q:
    """Installed units that one use of a pack covers."""
    return {
        Rank.COMPANY.value: ~Q(pk__in=[]),
        Rank.LINE.value: Q(model__line=key),
        Rank.MODEL.value: Q(model__code=key),
        Rank.CONTRACT.value: Q(customer__contracts__number=key),
    }[rank]


def _models(rank: str, key: str) -> Q:
    """Standby units that count for it; a contract may cover any model."""
    return {Rank.LINE.value: Q(model__line=key), Rank.MODEL.value: Q(model__code=key)}.get(
        rank, ~Q(pk__in=[])
    )


def visible_needs(user: Any, *, at: datetime) -> list[Need]:
    """The numbers of the regions that a person sees."""
    return [need for need in needs(at=at) if may(user, Right.SEE_STOCK, need.region)]
