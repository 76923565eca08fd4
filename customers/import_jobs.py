"""Long work of importing sales."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.clock import local_day
from core.jobs import CannotRun, JobKind, Run, register_kind
from core.lists.files import BadFile, Line, Source, lines, open_source
from customers.importing.columns import read_header
from customers.importing.rows import Rejected, SaleRow, read
from customers.operations.importing import JOB, Counts, SaleRefused
from customers.operations.importing_many import Became, take_sales
from customers.permissions import can_import_sales
from org.places import Places, company

REASON = "原因"
BATCH = 200
BROKEN = gettext_lazy("引号不成对，无法分列")


def take_over(run: Run) -> None:
    """Every row of the list, or what would become of it; again after a crash, as a row taken twice adds nothing."""
    if not can_import_sales(run.by):
        raise CannotRun(_("您没有导入销售清单的权限。"))
    try:
        source = open_source(Path(run.source().file.path), read_header)
    except BadFile as error:
        raise CannotRun(str(error)) from error
    kept = [place for place, name in enumerate(source.columns.header) if name != REASON]
    run.columns = [source.columns.header[place] for place in kept]
    run.total(sum(1 for _line in lines(source)))
    counts, places = Counts(), company()
    for batch in _batches(lines(source)):
        for line, became in _batch(run, source, batch, places):
            counts.note(became)
            if isinstance(became, SaleRefused):
                cells = [line.cells[place] if place < len(line.cells) else "" for place in kept]
                run.reject(cells, str(became))
        run.step(len(batch))
    run.tell(_summary(run.params["dry_run"], counts))


def _batches(rows: Iterator[Line]) -> Iterator[list[Line]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _batch(run: Run, source: Source, batch: Sequence[Line], places: Places) -> Iterator[tuple[Line, Became]]:
    """Each line with what became of it."""
    today = local_day(run.at)
    found = [_read(source, line, places, today) for line in batch]
    rows = [row for row in found if isinstance(row, SaleRow)]
    became = iter(take_sales(rows=rows, by=run.by, at=run.at, dry_run=run.params["dry_run"]))
    for line, row in zip(batch, found, strict=True):
        yield line, next(became) if isinstance(row, SaleRow) else SaleRefused(row.words)


def _read(source: Source, line: Line, places: Places, today: date) -> SaleRow | Rejected:
    if line.broken:
        return Rejected(str(BROKEN))
    return read(line.cells, source.columns, places, today=today)


def _summary(dry_run: bool, counts: Counts) -> str:
    said = (
        _(
            "可新增 %(added)s 笔，可补充 %(completed)s 笔，以前已有 %(earlier)s 笔，不能导入 %(rejected)s 行，没有写入。"
        )
        if dry_run
        else _("新增 %(added)s 笔，补充 %(completed)s 笔，以前已有 %(earlier)s 笔，未导入 %(rejected)s 行。")
    )
    return said % vars(counts)


def register() -> None:
    """Called when the app loads."""
    register_kind(JobKind(JOB, gettext_lazy("导入销售清单"), take_over, 23))
