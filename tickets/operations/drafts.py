"""Lists taken over by a page: uploaded, columns matched, tried, confirmed, and taken back within a day."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from core import jobs
from core.attachments import BadFile as BadUpload
from core.lists.arrival import lay_down
from core.models import Event, Job, Outcome
from core.words import written
from org.models import User
from tickets.importing.columns import NAMES
from tickets.importing.files import BadFile, peek
from tickets.models import ImportBatch, ImportDraft
from tickets.models.imports import RowState
from tickets.operations.errors import TicketRefused

CHECK, TAKE_OVER, TAKE_BACK = "calls_check", "calls_import", "calls_rollback"


def upload(*, file: IO[bytes], name: str, options: dict[str, Any], by: User, at: datetime) -> ImportDraft:
    """Keep a list and guess its columns; raises TicketRefused with the reason and keeps nothing otherwise."""
    with tempfile.TemporaryDirectory(prefix="aftersales-import-") as folder:
        place = Path(folder) / "list.csv"
        try:
            lay_down(file, place)
            found = peek(place)
        except (BadFile, BadUpload) as error:
            raise TicketRefused(str(error)) from error
        header = [cell.strip().lstrip("\ufeff") for cell in found.header]
        draft = ImportDraft(
            file_name=Path(name.replace("\\", "/")).name[-160:],
            encoding=found.encoding,
            delimiter=found.delimiter,
            header=header,
            places=guess(header),
            options=options,
            by=by,
            at=at,
        )
        with place.open("rb") as stream:
            draft.file.save(f"{draft.uuid}.csv", File(stream), save=False)
        draft.save()
    return draft


def guess(header: list[str]) -> dict[str, int]:
    """Positions of the columns whose heading is known."""
    upper = [cell.upper() for cell in header]
    found = {
        name: next((upper.index(alias.upper()) for alias in aliases if alias.upper() in upper), None)
        for name, aliases in NAMES.items()
    }
    return {name: place for name, place in found.items() if place is not None}


@transaction.atomic
def match(*, draft: ImportDraft, places: dict[str, int], by: User, at: datetime) -> Job:
    """Fix the columns and begin the trial run, which writes no ticket."""
    held = ImportDraft.objects.select_for_update().get(pk=draft.pk)
    _refuse_begun(held)
    held.places = places
    held.trial = _start(CHECK, written("试导入：%(file)s", file=held.file_name), held, by, at)
    held.save(update_fields=["places", "trial"])
    return held.trial


@transaction.atomic
def confirm(*, draft: ImportDraft, by: User, at: datetime) -> Job:
    """Begin the import itself; raises TicketRefused before the trial has ended well, and the second time."""
    held = ImportDraft.objects.select_for_update(of=("self",)).select_related("trial").get(pk=draft.pk)
    _refuse_begun(held)
    if held.trial is None or held.trial.outcome != Outcome.DONE:
        raise TicketRefused(_("试导入完成后才能确认。"))
    held.job = _start(TAKE_OVER, written("导入：%(file)s", file=held.file_name), held, by, at)
    held.save(update_fields=["job"])
    return held.job


@transaction.atomic
def take_back(*, batch: ImportBatch, by: User, at: datetime) -> Job:
    """Cancel every ticket of an import; raises TicketRefused after a day or once somebody worked on one."""
    held = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if words := why_not_back(held, at=at):
        raise TicketRefused(words)
    title = written("撤回导入：%(file)s", file=held.file_name)
    held.withdrawn_at = at
    held.save(update_fields=["withdrawn_at"])
    return jobs.start(kind=TAKE_BACK, title=title, params={"batch": held.pk}, by=by, at=at)


def why_not_back(batch: ImportBatch, *, at: datetime) -> str:
    """Why an import cannot be taken back (any more), empty when it can."""
    if batch.finished_at is None:
        return _("导入尚未完成。")
    if batch.withdrawn_at is not None:
        return _("这次导入已经撤回。")
    if at > batch.finished_at + timedelta(hours=settings.IMPORT_ROLLBACK_HOURS):
        return _("导入超过 %(hours)s 小时，不能再撤回。") % {"hours": settings.IMPORT_ROLLBACK_HOURS}
    touched = touched_since(batch)
    if touched:
        return _("以下工单已有人处理，不能撤回：%(numbers)s") % {"numbers": "、".join(touched)}
    return ""


def touched_since(batch: ImportBatch, *, most: int = 5) -> list[str]:
    """Numbers of tickets to which something happened after the import; clocks run on by themselves."""
    tickets = batch.rows.filter(state=RowState.ACCEPTED).values("ticket")
    events = Event.objects.filter(stream__in=tickets, at__gt=batch.finished_at).exclude(
        name__startswith="clock"
    )
    return list(events.order_by("stream__number").values_list("stream__number", flat=True).distinct()[:most])


def clean(*, at: datetime) -> int:
    """Remove lists that were uploaded long ago; their rows with personal values go with them."""
    before = at - timedelta(days=settings.JOB_FILES_DAYS)
    old = list(ImportDraft.objects.filter(at__lt=before).exclude(file="")[:500])
    for draft in old:
        draft.file.delete(save=False)
        draft.save(update_fields=["file"])
    return len(old)


def link_batch(*, draft: ImportDraft, batch: ImportBatch | None) -> None:
    """Remember what came of a list, and that its batch stands (again)."""
    ImportDraft.objects.filter(pk=draft.pk).update(batch=batch)
    if batch is not None:
        ImportBatch.objects.filter(pk=batch.pk).update(withdrawn_at=None)


def _refuse_begun(draft: ImportDraft) -> None:
    if draft.job_id is not None:
        raise TicketRefused(_("这份清单已经开始导入。"))
    if not draft.file:
        raise TicketRefused(_("上传的文件已过期清除，请重新上传。"))


def _start(kind: str, title: str, draft: ImportDraft, by: User, at: datetime) -> Job:
    return jobs.start(kind=kind, title=title, params={"draft": draft.pk}, by=by, at=at)
