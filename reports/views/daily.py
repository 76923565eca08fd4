"""Daily reports: the matrix of the last days, one run, its remarks, sending and corrections."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import local_day, now
from core.sheets import workbook_response
from reports import operations
from reports.forms import RemarkForm, RevisionForm
from reports.models import ReportRun
from reports.permissions import can_send
from reports.queries import runs as reading
from reports.queries.ledgers import OPINION_COLUMNS
from reports.views.gate import reader
from reports.writers.books import run_book


@require_safe
def runs(request: HttpRequest) -> HttpResponse:
    """Who has sent which day: in time, late, or missing."""
    matrix = reading.matrix(reader(request), today=local_day(now()), at=now())
    return render(request, "reports/runs.html", {"matrix": matrix})


@require_safe
def run(request: HttpRequest, number: str) -> HttpResponse:
    """One frozen report with its opinion ledger."""
    return _page(request, _load(request, number))


@require_POST
def remark(request: HttpRequest, number: str) -> HttpResponse:
    """Change the remarks while the report is unsent."""
    row = _sendable(request, number)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return _page(request, row, remark=form, status=422)
    return _do(request, row, _("备注已保存。"), operations.remark, text=form.cleaned_data["remark"])


@require_POST
def sending(request: HttpRequest, number: str) -> HttpResponse:
    """Send the report: it is locked from now on."""
    return _do(request, _sendable(request, number), _("日报已报送。"), operations.send)


@require_POST
def revisions(request: HttpRequest, number: str) -> HttpResponse:
    """Correct a sent report by a new version."""
    row = _sendable(request, number)
    form = RevisionForm(request.POST)
    if not form.is_valid():
        return _page(request, row, revision=form, status=422)
    words = _("已生成更正版本，请核对后报送。")
    return _do(request, row, words, operations.revise, reason=form.cleaned_data["reason"])


@require_safe
def workbook(request: HttpRequest, number: str) -> HttpResponse:
    """The frozen rows and the opinion ledger as an Excel workbook."""
    row = _load(request, number)
    return workbook_response(run_book(row), f"{row.unit.name}-{row.period:%Y%m%d}-v{row.version}.xlsx")


def _load(request: HttpRequest, number: str) -> ReportRun:
    rows = ReportRun.objects.visible_to(reader(request)).select_related("unit", "stream", "sent_by")
    return get_object_or_404(rows, stream__number=number)


def _sendable(request: HttpRequest, number: str) -> ReportRun:
    row = _load(request, number)
    if not can_send(request.user, row):
        raise PermissionDenied(_("报送报表需要本地区主管或以上岗位。"))
    return row


def _do(request: HttpRequest, row: ReportRun, done: str, operation: Any, **facts: Any) -> HttpResponse:
    try:
        result = operation(run=row, by=request.user, at=now(), **facts)
    except (operations.AlreadySent, operations.NotSent) as error:
        return _page(request, _load(request, row.number), conflict=str(error), status=409)
    messages.success(request, done)
    return redirect("reports:run", result.number)


def _page(
    request: HttpRequest,
    row: ReportRun,
    *,
    remark: RemarkForm | None = None,
    revision: RevisionForm | None = None,
    conflict: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "run": row,
        "figures": reading.figures_in_words(row),
        "columns": OPINION_COLUMNS,
        "lines": list(reading.opinion_lines(row)),
        "versions": reading.versions(row),
        "entries": reading.history(row),
        "remark": remark or RemarkForm(initial={"remark": row.remark}),
        "revision": revision or RevisionForm(),
        "may_send": can_send(request.user, row),
        "conflict": conflict,
    }
    return render(request, "reports/run.html", context, status=status)
