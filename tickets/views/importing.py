"""Taking over a list of calls by pages: template, upload, columns, trial, confirmation, result, taking back."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import now
from core.jobs.shown import shown
from core.sheets import Workbook, workbook_response
from tickets.forms.importing import ColumnsForm, UploadForm
from tickets.importing.columns import NAMES
from tickets.models import ImportBatch, ImportDraft
from tickets.operations import drafts
from tickets.operations.errors import TicketRefused
from tickets.permissions import can_import

MOST_SHOWN = 20


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """An empty list with the headings, as a workbook."""
    _check(request)
    book = Workbook()
    book.sheet(_("来电清单"), [aliases[0] for aliases in NAMES.values()], [])
    return workbook_response(book.content(), f"{_('来电清单模板')}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Hand in the file."""
    _check(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            draft = drafts.upload(
                file=file, name=file.name, options=form.options(), by=request.user, at=now()
            )
        except TicketRefused as error:
            form.add_error("file", str(error))
        else:
            return redirect("tickets:import_draft", uuid=draft.uuid)
    return render(
        request, "tickets/importing/upload.html", {"form": form, "steps": _steps(0)}, status=_status(form)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Which column is what; then how the trial goes, and the confirmation."""
    _check(request)
    row = _draft(request, uuid)
    form = ColumnsForm(request.POST or None, header=row.header, places=row.places)
    if request.method == "POST" and form.is_valid():
        try:
            drafts.match(draft=row, places=form.places(), by=request.user, at=now())
        except TicketRefused as error:
            form.add_error(None, str(error))
        else:
            return redirect("tickets:import_draft", uuid=uuid)
    part = bool(request.htmx) and request.method == "GET" and (row.job or row.trial)
    page = "tickets/importing/_run.html" if part else "tickets/importing/draft.html"
    return render(request, page, _context(row, form), status=_status(form))


@require_POST
def confirmation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Begin the import."""
    _check(request)
    try:
        drafts.confirm(draft=_draft(request, uuid), by=request.user, at=now())
    except TicketRefused as error:
        messages.error(request, str(error))
    return redirect("tickets:import_draft", uuid=uuid)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an import back."""
    _check(request)
    try:
        job = drafts.take_back(batch=get_object_or_404(ImportBatch, pk=pk), by=request.user, at=now())
    except TicketRefused as error:
        messages.error(request, str(error))
        return redirect("tickets:import_batch", pk=pk)
    return redirect("core:job", uuid=job.uuid)


def _context(row: ImportDraft, form: ColumnsForm) -> dict[str, object]:
    job = row.job or row.trial
    ended = row.trial is not None and not row.trial.is_live
    return {
        "draft": row,
        "form": form,
        "item": shown(job, at=now()) if job else None,
        "rejects": list(row.trial.rejects.all()[:MOST_SHOWN]) if row.trial and ended else [],
        "may_confirm": row.job is None and row.trial is not None and row.trial.outcome == "done",
        "steps": _steps(3 if row.job else 2 if row.trial else 1),
    }


def _steps(here: int) -> list[dict[str, object]]:
    words = (_("上传"), _("核对列"), _("试导入"), _("导入"))
    states = ["done" if n < here else "current" if n == here else "todo" for n in range(len(words))]
    return [{"label": label, "state": state} for label, state in zip(words, states, strict=True)]


def _draft(request: HttpRequest, uuid: UUID) -> ImportDraft:
    rows = ImportDraft.objects.select_related("trial", "job", "batch").filter(by=request.user.pk)
    return get_object_or_404(rows, uuid=uuid)


def _check(request: HttpRequest) -> None:
    if not can_import(request.user):
        raise PermissionDenied(_("导入来电清单需要集团专员或系统管理员岗位。"))


def _status(form: UploadForm | ColumnsForm) -> int:
    return 422 if form.is_bound and form.errors else 200
