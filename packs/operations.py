"""Loading pack files into immutable rows, and putting packs in force."""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import local_day
from core.events import record
from core.streams import lock_streams, open_stream
from packs import schemas
from packs.enums import Rank
from packs.events import PackActivated, PackDeactivated, PackVersionLoaded
from packs.models import Activation, Pack, PackSection
from packs.queries import combine
from packs.schemas import Fault

LIBRARY = Path(__file__).parent / "library"
HEAD = frozenset({"pack", "version", "title", "source", "kind", "effective_from", "effective_to", "default"})


class PackChanged(Exception):
    """A loaded section differs from its file: published figures are followed by a version, never changed."""


class CannotActivate(Exception):
    """The pack is not fit for use; `faults` name the fields."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("；".join(f"{fault.field}：{fault.words}" for fault in faults))


@dataclass(frozen=True)
class PackFile:
    """One file of the library: a version of a pack."""

    head: Mapping[str, Any]
    sections: Mapping[str, Mapping[str, Any]]

    @classmethod
    def read(cls, text: str) -> "PackFile":
        content = tomllib.loads(text)
        head = {key: value for key, value in content.items() if key in HEAD}
        sections = {key: value for key, value in content.items() if key not in HEAD}
        return cls(head, sections)


def library(folder: Path = LIBRARY) -> list[PackFile]:
    """The pack files in order of name, so that versions come one after another."""
    return [PackFile.read(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))]


@transaction.atomic
def install(*, by: Actor, at: datetime, folder: Path = LIBRARY) -> list[Activation]:
    """Load the files and put their default packs in force for the company, since ever; safe to repeat."""
    files = library(folder)
    for file in files:
        load(file, by=by, at=at)
    held = set(Activation.objects.filter(rank=Rank.COMPANY).values_list("pack_id", flat=True))
    wanted = sorted({file.head["pack"] for file in files if file.head.get("default")} - held)
    return activate(packs=wanted, rank=Rank.COMPANY, by=by, at=at) if wanted else []


@transaction.atomic
def load(file: PackFile, *, by: Actor, at: datetime) -> list[PackSection]:
    """Write the missing sections of one version; raises PackChanged where a written one differs."""
    pack = _pack(file, at)
    held = PackSection.objects.filter(pack=pack, version=file.head["version"])
    digests = dict(held.values_list("section", "digest"))
    rows = [_section(file, name, figures) for name, figures in file.sections.items()]
    changed = [row.section for row in rows if digests.get(row.section, row.digest) != row.digest]
    if changed:
        raise PackChanged(f"{pack.code} v{file.head['version']}: {', '.join(changed)}")
    new = [row for row in rows if row.section not in digests]
    if new:
        PackSection.objects.bulk_create(new)
        loaded = PackVersionLoaded(pack.code, file.head["version"], [row.section for row in new])
        record(pack.stream_id, loaded, by=by, at=at)
    return new


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
    for row in rows:
        said = PackActivated(row.code, rank, key, since.isoformat() if since else None)
        record(row.stream_id, said, by=by, at=at)
    return made


@transaction.atomic
def deactivate(*, activation: Activation, until: date, by: Actor, at: datetime) -> Activation:
    """Name the last day of an activation; what was received by then keeps its figures."""
    stream_id = activation.pack.stream_id
    lock_streams(stream_id)
    held = Activation.objects.get(pk=activation.pk)
    held.until = until
    held.save(update_fields=["until"])
    record(stream_id, PackDeactivated(held.pack_id, held.rank, held.key, until.isoformat()), by=by, at=at)
    return held


def _pack(file: PackFile, at: datetime) -> Pack:
    code = file.head["pack"]
    held = Pack.objects.filter(code=code).first()
    return held or Pack.objects.create(
        stream=open_stream(kind="pack", at=at), code=code, title=file.head["title"]
    )


def _section(file: PackFile, name: str, table: Mapping[str, Any]) -> PackSection:
    head = file.head
    title = table.get("title", head["title"])
    figures = _inherited(_in_order(table), head)
    dates = {edge: head.get(edge) for edge in ("effective_from", "effective_to")}
    text = json.dumps([title, figures, dates], sort_keys=True, cls=DjangoJSONEncoder, ensure_ascii=False)
    return PackSection(
        pack_id=head["pack"],
        version=head["version"],
        section=name,
        title=title,
        source=head["source"],
        kind=head["kind"],
        figures=json.loads(json.dumps(figures, cls=DjangoJSONEncoder)),
        digest=hashlib.sha256(text.encode()).hexdigest(),
        **dates,
    )


def _in_order(table: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of a section with their places, since the database keeps no order of keys."""
    named = [(key, value) for key, value in table.items() if key != "title"]
    return {
        key: {**value, "order": place} if isinstance(value, Mapping) else value
        for place, (key, value) in enumerate(named)
    }


def _inherited(value: Any, head: Mapping[str, Any]) -> Any:
    """Every titled figure states its source and basis, by default those of its file (CNV-21)."""
    if isinstance(value, list):
        return [_inherited(item, head) for item in value]
    if not isinstance(value, Mapping):
        return value
    own = {key: _inherited(item, head) for key, item in value.items()}
    return {"source": head["source"], "basis": head["kind"], **own} if "title" in own else own


def _check(packs: Sequence[str], rank: str, key: str, day: date) -> None:
    known = set(Pack.objects.filter(code__in=packs).values_list("code", flat=True))
    faults = [Fault(name, _("没有这个政策包")) for name in packs if name not in known]
    for row in PackSection.objects.in_force(day).filter(pack__in=packs):
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
