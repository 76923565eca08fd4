"""Which figures are in force, and reading them."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from core.clock import local_day
from packs import schemas
from packs.enums import STRENGTH, Rank
from packs.keys import spoken
from packs.models import Activation, Pack, PackDraft, PackSection, PackSet
from packs.schemas import Fault
from packs.transitions import LIVE

Ranked = list[tuple[str, PackSection]]

_read: dict[int, Ranked] = {}
_rows: dict[int, PackSection] = {}
LAW = "statutory"
"""The section that makes a pack law: it holds by the day of the sale, put in use or not."""
MOST_KEPT = 500
MOST_ROWS = 2_000
ONE_DAY = timedelta(days=1)


def in_force(
    *, at: datetime, contract: str | None = None, model: str | None = None, line: str | None = None
) -> PackSet:
    """The frozen set for what was received at an instant; equal choices share one row (CNV-11)."""
    day = local_day(at)
    active = _active(day, contract, model, line)
    rows = PackSection.objects.in_force(day).filter(pack__activations__in=active)
    known = rows.annotate(rank=F("pack__activations__rank")).order_by("version")
    ranked = latest((one.rank, one) for one in known.only("pack_id", "section"))
    pairs = [[rank, section.pk] for rank, section in ranked]
    key = hashlib.sha256(json.dumps(pairs).encode()).hexdigest()
    held = PackSet.objects.filter(key=key).first()
    return held or PackSet.objects.get_or_create(key=key, defaults={"members": pairs})[0]


def chosen(
    *, day: date, contract: str | None = None, model: str | None = None, line: str | None = None
) -> Ranked:
    """Sections in force on a day for these keys, strongest rank first; of each section the latest version."""
    return combine(list(_active(day, contract, model, line).values_list("rank", "pack_id")), day)


def _active(day: date, contract: str | None, model: str | None, line: str | None) -> QuerySet[Activation]:
    keys = {Rank.CONTRACT: contract, Rank.MODEL: model, Rank.LINE: line}
    wanted = Q(rank=Rank.COMPANY)
    for rank, key in keys.items():
        if key:
            wanted |= Q(rank=rank, key=key)
    return Activation.objects.on(day).filter(wanted)


def special_keys() -> set[str]:
    """Contracts, models and lines that any pack names; for all others the company's choice holds."""
    return set(Activation.objects.exclude(rank=Rank.COMPANY).values_list("key", flat=True))


def combine(active: Sequence[tuple[str, str]], day: date) -> Ranked:
    """Sections of (rank, pack) pairs on a day, strongest first and in a fixed order."""
    rows = PackSection.objects.in_force(day).filter(pack__in={pack for _rank, pack in active})
    ranks: dict[str, list[str]] = {}
    for rank, pack in active:
        ranks.setdefault(pack, []).append(rank)
    return latest((rank, row) for row in rows.order_by("version") for rank in ranks[row.pack_id])


def latest(rows: Iterable[tuple[str, PackSection]]) -> Ranked:
    """Of sections with a rank of their pack, by version: each one's last, at the strongest rank, in a fixed order."""
    rank_of: dict[str, str] = {}
    last: dict[tuple[str, str], PackSection] = {}
    for rank, row in rows:
        rank_of[row.pack_id] = max(rank, rank_of.get(row.pack_id, rank), key=STRENGTH.__getitem__)
        last[row.pack_id, row.section] = row
    return ordered((rank_of[row.pack_id], row) for row in last.values())


def ordered(members: Iterable[tuple[str, PackSection]]) -> Ranked:
    """Strongest rank first, then by name."""
    return sorted(members, key=lambda pair: (-STRENGTH[pair[0]], pair[1].pack_id, pair[1].section))


@dataclass(frozen=True)
class Imagined:
    """Sections as they would be in force: ranked and read like a frozen set, never stored."""

    ranked: tuple[tuple[str, PackSection], ...]
    pk: None = None


AnySet = PackSet | Imagined


def imagined(held: Ranked, rows: Sequence[PackSection], rank: str) -> Imagined:
    """Sections in force with those of one pack exchanged for a draft's, at the pack's rank or the one given."""
    packs = {row.pack_id for row in rows}
    ranks = {row.pack_id: own for own, row in held}
    kept = [(own, row) for own, row in held if row.pack_id not in packs]
    return Imagined(tuple(ordered([*kept, *((ranks.get(row.pack_id, rank), row) for row in rows)])))


def members(pack_set: AnySet) -> Ranked:
    """All sections of a frozen set with their ranks, strongest first; kept in memory, as it never changes."""
    if isinstance(pack_set, Imagined):
        return list(pack_set.ranked)
    found = _read.get(pack_set.pk)
    if found is None:
        rows = PackSection.objects.in_bulk(pack_set.section_ids)
        found = [(rank, rows[section]) for rank, section in pack_set.members]
        if len(_read) >= MOST_KEPT:
            _read.clear()
        _read[pack_set.pk] = found
    return found


def kept(rows: QuerySet[PackSection]) -> list[PackSection]:
    """The rows of a query in its order; only their keys are asked for, as what stands in a row never changes."""
    keys = list(rows.values_list("pk", flat=True))
    found = {key: row for key in keys if (row := _rows.get(key)) is not None}
    if missing := [key for key in keys if key not in found]:
        fresh = PackSection.objects.in_bulk(missing)
        if len(_rows) + len(fresh) > MOST_ROWS:
            _rows.clear()
        _rows.update(fresh)
        found |= fresh
    return [found[key] for key in keys]


def sections(pack_set: AnySet, section: str) -> Ranked:
    """Sections of one name in a frozen set, strongest rank first."""
    return [(rank, row) for rank, row in members(pack_set) if row.section == section]


def figure(pack_set: AnySet, section: str, name: str) -> Any:
    """Value of a flat figure by the strongest pack that has it; KeyError names what is missing."""
    for _rank, row in sections(pack_set, section):
        value = row.figure(name)
        if value is not None:
            return value
    raise KeyError(f"{section}.{name}")


def figure_or(pack_set: AnySet, section: str, name: str, default: Any) -> Any:
    """The same, or a default for sets frozen before the figure was stated."""
    try:
        return figure(pack_set, section, name)
    except KeyError:
        return default


def figure_or_present(pack_set: AnySet, section: str, name: str, *, at: datetime) -> Any:
    """The same, or the company's figure of an instant for sets frozen before it was stated; KeyError."""
    try:
        return figure(pack_set, section, name)
    except KeyError:
        return current_figure(section, name, at=at)


def current_figure(section: str, name: str, *, at: datetime) -> Any:
    """The same for what belongs to no ticket: the company's figure at an instant."""
    return figure(in_force(at=at), section, name)


@dataclass(frozen=True)
class PackLine:
    """One version of a pack on the list: in force or not, and for what."""

    pack: Pack
    version: int
    effective_from: date | None
    in_force: bool
    activations: tuple[Activation, ...]
    is_law: bool


def overview(day: date) -> list[PackLine]:
    """All versions of all packs, newest first, in four queries at most."""
    active: dict[str, list[Activation]] = {}
    for one in Activation.objects.on(day):
        active.setdefault(one.pack_id, []).append(one)
    ranked = combine([(Rank.COMPANY, code) for code in active], day)
    present = {(row.pack_id, row.version) for _rank, row in ranked}
    packs = Pack.objects.in_bulk(field_name="code")
    law = PackSection.objects.filter(pack=OuterRef("pack"), section=LAW)
    rows = PackSection.objects.annotate(is_law=Exists(law)).order_by("pack", "-version")
    versions = rows.values_list("pack", "version", "effective_from", "is_law").distinct()
    return [
        PackLine(packs[code], number, since, (code, number) in present, tuple(active.get(code, ())), is_law)
        for code, number, since, is_law in versions
    ]


def live_drafts() -> list[PackDraft]:
    """Drafts that are neither published nor given up, newest first."""
    rows = PackDraft.objects.filter(state__in=LIVE)
    return list(rows.select_related("pack", "opened_by"))


def past_drafts(code: str) -> list[PackDraft]:
    """All drafts of a pack, newest first."""
    return list(PackDraft.objects.filter(pack=code).select_related("opened_by"))


def uses(day: date) -> list[Activation]:
    """Activations that hold on a day or later, strongest rank first (CNV-12)."""
    rows = Activation.objects.filter(
        Q(until=None) | Q(until__gte=day), Q(since=None) | Q(until=None) | Q(until__gte=F("since"))
    )
    found = list(rows.select_related("pack"))
    return sorted(found, key=lambda one: (-STRENGTH[one.rank], one.key, one.pack_id))


def versions_of(code: str) -> list[int]:
    """Numbers of the versions of a pack, newest first."""
    rows = PackSection.objects.filter(pack=code).values_list("version", flat=True)
    return list(rows.order_by("-version").distinct())


def title_of(name: str) -> tuple[str, str]:
    """The title and number of a version that goes by `quality_promise v1`; the name itself where it is unknown."""
    code, _sign, number = name.rpartition(" v")
    title = Pack.objects.filter(code=code).values_list("title", flat=True).first()
    return (title, number) if title else (name, "")


def version_on(code: str, day: date) -> int | None:
    """The newest version of a pack that has begun by a day; else its first; None for an unknown pack."""
    begun = PackSection.objects.in_force(day).filter(pack=code)
    rows = begun if begun.exists() else PackSection.objects.filter(pack=code, version=1)
    return rows.order_by("-version").values_list("version", flat=True).first()


def version(code: str, number: int) -> list[PackSection]:
    """Sections of one version, in order of their names."""
    rows = PackSection.objects.filter(pack=code, version=number).select_related("pack__stream")
    return list(rows.order_by("section"))


def is_changed(draft: PackDraft) -> bool:
    """Do its figures differ from those of the version it began with?"""
    before = {row.section: row.figures for row in version(draft.pack_id, draft.base_version)}
    return any(held["figures"] != before.get(name) for name, held in draft.sections.items())


def draft_faults(draft: PackDraft, day: date) -> list[Fault]:
    """What keeps a draft from being published: blanks, wrong figures, and sets it would leave incomplete."""
    rows = draft.rows
    found = [
        Fault(f"{row.section}.{fault.field}", fault.words)
        for row in rows
        for fault in schemas.faults_of(row.section, row.figures)
    ]
    return found or [fault for _use, held in sets_with(draft.pack_id, day) for fault in _together(held, rows)]


def _together(held: Ranked, rows: Sequence[PackSection]) -> list[Fault]:
    return schemas.faults_together(list(imagined(held, rows, Rank.COMPANY).ranked))


def sets_with(pack: str, day: date) -> list[tuple[str, Ranked]]:
    """What is in force together with a pack, with the words of each use of it that has not ended.

    For a pack that is not in use, the company's set: what it would be put on top of.
    """
    live = Activation.objects.filter(Q(until=None) | Q(until__gte=day))
    company = [(Rank.COMPANY, code) for code in live.filter(rank=Rank.COMPANY).values_list("pack", flat=True)]
    uses = list(live.filter(pack=pack).values_list("rank", "key")) or [(Rank.COMPANY, "")]
    return [
        (spoken(rank, key), combine([*company, *_of_key(live, rank, key)], day))
        for rank, key in dict.fromkeys(uses)
    ]


def _of_key(live: Any, rank: str, key: str) -> list[tuple[str, str]]:
    return list(live.filter(rank=rank, key=key).values_list("rank", "pack"))
