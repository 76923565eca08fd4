"""Long work of imports: the trial run, the import, and taking one back."""

from collections.abc import Sequence
from pathlib import Path

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.jobs import CannotRun, JobKind, Run, register_kind
from core.models import Job
from org.places import company
from tickets.importing.columns import Columns
from tickets.importing.files import Source, digest_of, lines
from tickets.importing.rejects import REASON
from tickets.importing.summary import Tally
from tickets.management.import_run import Run as Import
from tickets.management.import_run import RunOptions
from tickets.models import FaultCategory, ImportBatch, ImportDraft
from tickets.models.imports import RowState
from tickets.operations.drafts import CHECK, TAKE_BACK, TAKE_OVER, link_batch
from tickets.operations.errors import IntakeRefused, TicketRefused
from tickets.operations.importing import Settings, begun
from tickets.operations.taking_back import take_back_row
from tickets.permissions import can_import

BATCH = 50


class Rejects:
    """Rejected rows of a run go into the job's workbook, the reason of an earlier round left out."""

    def __init__(self, run: Run, header: Sequence[str]) -> None:
        self.run = run
        self.kept = [place for place, name in enumerate(header) if name != REASON]
        run.columns = [header[place] for place in self.kept]

    def add(self, cells: Sequence[str], reason: str) -> None:
        self.run.reject([cells[place] if place < len(cells) else "" for place in self.kept], reason)

    def finish(self) -> None:
        """The job writes the workbook itself."""

    def abandon(self) -> None:
        """Nothing was begun outside the job."""


def _draft(run: Run) -> ImportDraft:
    draft = ImportDraft.objects.filter(pk=run.params["draft"]).first()
    if draft is None or not draft.file:
        raise CannotRun(_("上传的文件已过期清除，请重新上传。"))
    if not can_import(run.by):
        raise CannotRun(_("您没有导入来电清单的权限。"))
    return draft


def _carry_out(run: Run, *, dry_run: bool) -> tuple[ImportDraft, Tally]:
    """One pass over the list, batch by batch; a repeat of what is there adds nothing."""
    draft = _draft(run)
    place = Path(draft.file.path)
    columns = Columns(tuple(draft.header), dict(draft.places))
    source = Source(place, draft.encoding, draft.delimiter, columns, digest_of(place))
    run.total(sum(1 for _line in lines(source)))
    options = RunOptions(_settings(draft), BATCH, dry_run)
    work = Import(source, company(), Rejects(run, draft.header), options, by=run.by, at=run.at)
    before = 0
    try:
        for tally in work.batches():
            run.step(tally.rows - before)
            before = tally.rows
        return draft, work.finish(at=run.at)
    except IntakeRefused as error:
        raise CannotRun("；".join(str(words) for words in error.errors.values())) from error


def _settings(draft: ImportDraft) -> Settings:
    chosen = dict(draft.options)
    code = chosen.pop("category", "")
    return Settings(**chosen, category=FaultCategory.objects.filter(code=code).first() if code else None)


def check(run: Run) -> None:
    """What would happen; writes no ticket."""
    _draft_row, tally = _carry_out(run, dry_run=True)
    counts = {"able": tally.accepted, "earlier": tally.earlier, "rejected": tally.rejected}
    run.tell(
        _("可导入 %(able)s 行（其中以前已导入 %(earlier)s），不能导入 %(rejected)s 行，没有写入工单。")
        % counts
    )


def take_over(run: Run) -> None:
    """The import; after a crash it passes over what is done."""
    draft, tally = _carry_out(run, dry_run=False)
    link_batch(draft=draft, batch=begun(digest_of(Path(draft.file.path))))
    counts = {"added": tally.added, "earlier": tally.earlier, "rejected": tally.rejected}
    run.tell(_("本次新增工单 %(added)s 张，以前已导入 %(earlier)s 行，未导入 %(rejected)s 行。") % counts)


def take_back(run: Run) -> None:
    """Cancel the tickets of an import one by one; those somebody took up meanwhile are listed."""
    batch = ImportBatch.objects.get(pk=run.params["batch"])
    if not can_import(run.by):
        raise CannotRun(_("您没有导入来电清单的权限。"))
    rows = batch.rows.filter(state=RowState.ACCEPTED).select_related("ticket__stream").order_by("line")
    run.total(len(rows))
    run.columns = (_("工单号"), _("行号"))
    left = 0
    for row in rows:
        try:
            take_back_row(row=row, by=run.by, at=run.at)
        except TicketRefused as error:
            left += 1
            run.reject([row.ticket.number if row.ticket else "", row.line], str(error))
        run.step()
    run.tell(_("已撤回 %(done)s 张工单，保留 %(left)s 张。") % {"done": len(rows) - left, "left": left})


def _draft_page(job: Job) -> str | None:
    draft = ImportDraft.objects.filter(pk=job.params.get("draft")).first()
    return reverse("tickets:import_draft", args=[draft.uuid]) if draft else None


def _batch_page(job: Job) -> str | None:
    draft = ImportDraft.objects.filter(pk=job.params.get("draft")).first()
    batch = draft.batch_id if draft else job.params.get("batch")
    return reverse("tickets:import_batch", args=[batch]) if batch else None


register_kind(JobKind(CHECK, gettext_lazy("试导入"), check, 20, _draft_page))
register_kind(JobKind(TAKE_OVER, gettext_lazy("导入来电清单"), take_over, 21, _batch_page))
register_kind(JobKind(TAKE_BACK, gettext_lazy("撤回导入"), take_back, 22, _batch_page))
