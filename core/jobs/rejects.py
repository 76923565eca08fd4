"""Rows that a job could not process, as a workbook to correct and hand in again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from core.jobs import files
from core.jobs.run import Run
from core.models import FilePurpose, Job
from core.sheets import Workbook


def write(run: Run) -> None:
    """Nothing when no row was rejected."""
    job = run.job
    if not job.rejects.exists():
        return
    files.drop(job, FilePurpose.REJECTS, at=run.at)
    book = Workbook()
    book.sheet(_("未处理的行"), (*run.columns, _("原因")), _rows(job, len(run.columns)))
    run.file(f"{_('未处理的行')}-{Path(job.title).stem}.xlsx", book.content(), FilePurpose.REJECTS)


def _rows(job: Job, width: int) -> Iterator[tuple[Any, ...]]:
    for row in job.rejects.iterator(chunk_size=500):
        cells = [*row.cells, *([""] * width)][: max(width, len(row.cells))]
        yield (*cells, row.words)
