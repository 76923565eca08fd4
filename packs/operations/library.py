"""Loading pack files into immutable rows."""

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from core.actors import Actor
from core.events import record_many
from core.streams import open_streams
from packs.enums import Rank
from packs.events import PackVersionLoaded
from packs.models import Activation, Pack, PackDraft, PackSection
from packs.operations.activating import activate

LIBRARY = Path(__file__).parent.parent / "library"
Version = tuple[str, int]
SECTION = ("pack_id", "version", "section")
HEAD = frozenset({"pack", "version", "title", "source", "kind", "effective_from", "effective_to", "default"})


class PackChanged(Exception):
    """A loaded section differs from its file: published figures are followed by a version, never changed."""


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

    @property
    def key(self) -> Version:
        return self.head["pack"], self.head["version"]


def library(folder: Path = LIBRARY) -> list[PackFile]:
    """The pack files in order of name, so that versions come one after another."""
    return [_read(path, path.stat().st_mtime_ns) for path in sorted(folder.glob("*.toml"))]


@cache
def _read(path: Path, _changed: int) -> PackFile:
    return PackFile.read(path.read_text(encoding="utf-8"))


@transaction.atomic
def install(*, by: Actor, at: datetime, folder: Path = LIBRARY) -> list[Activation]:
    """Load the files and put their default packs in force for the company, since ever; safe to repeat."""
    files = library(folder)
    load(*files, by=by, at=at)
    held = set(Activation.objects.filter(rank=Rank.COMPANY).values_list("pack_id", flat=True))
    wanted = sorted({file.head["pack"] for file in files if file.head.get("default")} - held)
    return activate(packs=wanted, rank=Rank.COMPANY, by=by, at=at) if wanted else []


@transaction.atomic
def load(*files: PackFile, by: Actor, at: datetime) -> list[PackSection]:
    """Write the missing sections of versions; raises PackChanged where a written one differs.

    A number under which the company published a version of its own stays the company's.
    """
    packs = _packs(files, at)
    missing = _missing(files)
    PackSection.objects.bulk_create([row for rows in missing.values() for row in rows])
    record_many(
        (
            (packs[code].stream_id, PackVersionLoaded(code, version, [row.section for row in rows]))
            for (code, version), rows in missing.items()
        ),
        by=by,
        at=at,
    )
    return [row for rows in missing.values() for row in rows]


def _packs(files: Sequence[PackFile], at: datetime) -> dict[str, Pack]:
    """The packs of the files by code, the new ones written."""
    titles = {file.head["pack"]: file.head["title"] for file in reversed(files)}
    held = Pack.objects.in_bulk(titles, field_name="code")
    new = sorted(titles.keys() - held.keys())
    streams = open_streams(len(new), kind="pack", at=at)
    made = [
        Pack(stream=stream, code=code, title=titles[code]) for stream, code in zip(streams, new, strict=True)
    ]
    return held | {pack.code: pack for pack in Pack.objects.bulk_create(made)}


def _missing(files: Sequence[PackFile]) -> dict[Version, list[PackSection]]:
    """The sections of each version that are not written yet; raises PackChanged."""
    codes = {file.head["pack"] for file in files}
    own = set(PackDraft.objects.filter(pack__in=codes).values_list("pack_id", "version"))
    written = PackSection.objects.filter(pack__in=codes)
    digests = {tuple(key): digest for *key, digest in written.values_list(*SECTION, "digest")}
    missing: dict[Version, list[PackSection]] = {}
    for file in files:
        rows = [] if file.key in own else [_section(file, *named) for named in file.sections.items()]
        if changed := [
            row.section for row in rows if digests.get((*file.key, row.section), row.digest) != row.digest
        ]:
            raise PackChanged(f"{file.head['pack']} v{file.head['version']}: {', '.join(changed)}")
        if new := [row for row in rows if (*file.key, row.section) not in digests]:
            missing[file.key] = new
    return missing


def _section(file: PackFile, name: str, table: Mapping[str, Any]) -> PackSection:
    head = file.head
    return stamped(
        PackSection(
            pack_id=head["pack"],
            version=head["version"],
            section=name,
            title=table.get("title", head["title"]),
            source=head["source"],
            kind=head["kind"],
            figures=_inherited(_in_order(table), head),
            effective_from=head.get("effective_from"),
            effective_to=head.get("effective_to"),
        )
    )


def stamped(row: PackSection) -> PackSection:
    """A section that is about to be written, with plain figures and the digest of what it says."""
    dates = {edge: getattr(row, edge) for edge in ("effective_from", "effective_to")}
    said = [row.title, row.figures, dates]
    text = json.dumps(said, sort_keys=True, cls=DjangoJSONEncoder, ensure_ascii=False)
    row.figures = json.loads(json.dumps(row.figures, cls=DjangoJSONEncoder))
    row.digest = hashlib.sha256(text.encode()).hexdigest()
    return row


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
