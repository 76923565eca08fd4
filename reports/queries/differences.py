"""What a correction changed, item by item: old and new side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reports.models import ReportRun
from reports.queries.documents import Document, Table
from reports.queries.reading import document

NOTHING = "–"


@dataclass(frozen=True)
class Difference:
    """One value that differs: where it stands, what it was, what it is."""

    where: str
    item: str
    old: str
    new: str


def differences(run: ReportRun) -> list[Difference]:
    """Against the version that this one corrects; empty for a first version."""
    if run.version == 1:
        return []
    before = ReportRun.objects.select_related("unit", "stream", "signed_by").get(
        kind=run.kind, unit=run.unit_id, period=run.period, version=run.version - 1
    )
    return list(between(document(before), document(run)))


def between(old: Document, new: Document) -> Iterator[Difference]:
    """Every indicator, table value and text that differs."""
    yield from _pairs("", _indicators(old), _indicators(new))
    tables = {table.code: table for table in old.tables}
    for table in new.tables:
        held = tables.get(table.code)
        yield from _pairs(str(table.title), _values(held) if held else {}, _values(table))
    yield from _pairs("", _texts(old), _texts(new))


def _pairs(where: str, old: dict[str, str], new: dict[str, str]) -> Iterator[Difference]:
    for item in dict.fromkeys([*old, *new]):
        was, now = old.get(item, NOTHING), new.get(item, NOTHING)
        if was != now:
            yield Difference(where, item, was, now)


def _indicators(one: Document) -> dict[str, str]:
    return {str(kpi.label): kpi.value for kpi in one.kpis}


def _texts(one: Document) -> dict[str, str]:
    return {str(label): text for label, text in one.texts}


def _values(table: Table) -> dict[str, str]:
    """Row and column to value; a row that has only texts beside its key is one item."""
    found: dict[str, Any] = {}
    for key, *cells in table.rows:
        if all(cell.number for cell in cells):
            for head, cell in zip(table.heads[1:], cells, strict=True):
                found[f"{key.value} / {head}"] = str(cell.value)
        else:
            found[str(key.value)] = " ".join(
                str(cell.value) for cell in cells if cell.value not in (None, "")
            )
    return found
