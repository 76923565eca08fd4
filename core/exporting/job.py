"""The job that writes a list into a workbook."""

import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.actors import Actor
from core.clock import local_day
from core.doors import ListExport
from core.exporting.lists import cells, list_named, rows_of
from core.jobs import CannotRun, JobKind, Run, register_kind, start
from core.models import Job
from core.sheets import Workbook


def start_export(*, export: ListExport, query: str, by: Actor, at: datetime) -> Job:
    """Ask for a list as the page shows it; `query` is the page's query string."""
    title = _("导出：%(list)s") % {"list": export.words}
    return start(kind=KIND.code, title=title, params={"list": export.code, "query": query}, by=by, at=at)


def _run(run: Run) -> None:
    """An interrupted export begins anew: a workbook cannot be continued."""
    export = list_named(run.params["list"])
    if export is None or not export.allowed(run.by):
        raise CannotRun(_("您没有导出这个列表的权限。"))
    rows, total = rows_of(export, run.by, run.params["query"])
    if total is not None:
        run.total(total)
    with tempfile.TemporaryDirectory(prefix="aftersales-export-") as folder:
        place = Path(folder) / "list.xlsx"
        count = _write(place, export, rows, run)
        run.file(f"{export.words}-{local_day(run.at):%Y%m%d}.xlsx", place)
    run.tell(_("共 %(count)s 行。") % {"count": count})


def _write(place: Path, export: ListExport, rows: Iterable[Any], run: Run) -> int:
    book = Workbook(place)
    try:
        columns = [column.words for column in export.columns]
        count = book.sheet(str(export.words), columns, _counted(cells(export, rows), run))
        book.sheet(_("说明"), (_("项目"), _("内容")), _about(export, count, run))
    finally:
        book.close()
    return count


def _counted(rows: Iterator[tuple[Any, ...]], run: Run) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield row
        run.step()


def _about(export: ListExport, count: int, run: Run) -> list[tuple[Any, Any]]:
    return [
        (_("列表"), str(export.words)),
        (_("导出人"), run.job.owner_name),
        (_("导出时间"), run.job.asked_at),
        (_("行数"), count),
    ]


KIND = register_kind(JobKind("export", gettext_lazy("导出"), _run, 10))
