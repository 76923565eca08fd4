"""The job that gathers everything stored about a customer into one file (PRV-04)."""

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import jobs
from core.actors import Actor
from core.doors import ERASERS
from core.erasing import Holding, Subject
from core.events import record
from core.jobs import CannotRun, JobKind, Run
from core.models import Attachment, Job
from core.sheets import Workbook
from core.streams import lock_streams
from core.words import written
from privacy.enums import COPY_JOB
from privacy.events import CopyMade
from privacy.models import RightsRequest
from privacy.operations.copies import remove_file
from privacy.operations.erasing import subject


def start(*, request: RightsRequest, by: Actor, at: datetime) -> Job:
    """Ask for the copy; a later one replaces the earlier."""
    title = written("个人信息副本 %(number)s", number=request.number)
    return jobs.start(kind=COPY_JOB, title=title, params={"request": request.pk}, by=by, at=at)


def make(run: Run) -> None:
    """Read every holding of every room, and the customer's files; made anew after a crash."""
    row = RightsRequest.objects.select_related("customer", "stream").filter(pk=run.params["request"]).first()
    if row is None or row.customer.anonymised_at is not None:
        raise CannotRun(_("该客户已匿名化。"))
    about = subject(row.customer)
    found = [(one, list(_cells(one, about))) for one in _holdings()]
    sheets = [(one, cells) for one, cells in found if cells]
    count = sum(len(cells) for _one, cells in sheets)
    _keep(row, _packed(sheets, _files(about)), count, run)
    run.tell(_("共 %(count)s 条记录。") % {"count": count})


def _holdings() -> Iterator[Holding]:
    """Texts for everybody are no record of the customer, whatever they mention."""
    return (one for eraser in ERASERS for one in eraser.holdings if not one.shared)


def _columns(holding: Holding) -> list[Any]:
    """The personal columns, and times and choices that explain them."""
    told = (models.DateField, models.DateTimeField)
    return [
        column
        for column in holding.model._meta.concrete_fields
        if not isinstance(column, models.BinaryField)
        and (column.name in holding.columns or isinstance(column, told) or column.choices)
    ]


def _cells(holding: Holding, about: Subject) -> Iterator[list[Any]]:
    names = [column.name for column in _columns(holding)]
    for values in holding.rows(about).order_by("pk").values_list(*names):
        yield [_plain(value) for value in values]


def _plain(value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value


def _files(about: Subject) -> list[Attachment]:
    return list(Attachment.objects.filter(stream__in=about.streams).exclude(file="").order_by("pk"))


def _packed(sheets: Sequence[tuple[Holding, list[list[Any]]]], files: Sequence[Attachment]) -> bytes:
    out, book, data = io.BytesIO(), Workbook(), {}
    for number, (holding, cells) in enumerate(sheets, start=1):
        heads = [str(column.verbose_name) for column in _columns(holding)]
        book.sheet(f"{number} {holding.words}", heads, cells)
        data[holding.model._meta.label_lower] = [dict(zip(heads, line, strict=True)) for line in cells]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=1, default=str))
        packed.writestr("data.xlsx", book.content())
        for row in files:
            if row.file.storage.exists(row.file.name):
                packed.writestr(f"files/{row.pk}-{row.original_name}", row.file.read())
    return out.getvalue()


@transaction.atomic
def _keep(row: RightsRequest, content: bytes, count: int, run: Run) -> None:
    lock_streams(row.pk)
    remove_file(row)
    row.copied_at, row.taken_at, row.fetched_at = run.at, None, None
    row.copy.save(f"{row.number}.zip", ContentFile(content), save=False)
    row.save(update_fields=["copy", "copied_at", "taken_at", "fetched_at"])
    record(row.pk, CopyMade(count), by=run.by, at=run.at)


jobs.register_kind(JobKind(COPY_JOB, gettext_lazy("个人信息副本"), make, 60))
