"""What people do with a report: write, submit, sign, return, send, correct."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.clock import now
from reports import operations
from reports.forms import DecisionForm, RemarkForm, ReturnForm, RevisionForm
from reports.models import ReportRun
from reports.permissions import can_send
from reports.views.editing import PARTS, case_forms, summary_form
from reports.views.gate import load, signable, writable
from reports.views.runs import page


@require_POST
def remark(request: HttpRequest, number: str) -> HttpResponse:
    """Change the remarks while the report is a draft."""
    row = writable(request, number)
    form = RemarkForm(request.POST, kind=row.kind)
    if not form.is_valid():
        return page(request, row, remark=form, status=422)
    return _do(request, row, _("备注已保存。"), operations.remark, text=form.cleaned_data["remark"])


@require_POST
def figures(request: HttpRequest, number: str) -> HttpResponse:
    """Compute a draft again from today's facts."""
    return _do(request, writable(request, number), _("已重新取数。"), operations.refresh)


@require_POST
def submission(request: HttpRequest, number: str) -> HttpResponse:
    """Hand a draft to those who sign."""
    return _do(request, writable(request, number), _("已提交签核。"), operations.submit)


@require_POST
def signature(request: HttpRequest, number: str) -> HttpResponse:
    """Sign: from now on nothing changes."""
    return _do(request, signable(request, number), _("已签核。"), operations.sign)


@require_POST
def returning(request: HttpRequest, number: str) -> HttpResponse:
    """Give a submitted report back with a reason."""
    row = signable(request, number)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return page(request, row, returning=form, status=422)
    words = _("已退回编制人。")
    return _do(request, row, words, operations.return_to_draft, reason=form.cleaned_data["reason"])


@require_POST
def sending(request: HttpRequest, number: str) -> HttpResponse:
    """Send the report: it is locked from now on."""
    return _do(request, _sendable(request, number), _("报表已报送。"), operations.send)


@require_POST
def revisions(request: HttpRequest, number: str) -> HttpResponse:
    """Correct a sent report by a new version."""
    row = _sendable(request, number)
    form = RevisionForm(request.POST)
    if not form.is_valid():
        return page(request, row, revision=form, status=422)
    words = _("已生成更正版本，请核对后报送。")
    return _do(request, row, words, operations.revise, reason=form.cleaned_data["reason"])


@require_POST
def summary(request: HttpRequest, number: str) -> HttpResponse:
    """Write the day's summary; it is sent at once (RPT-08)."""
    row = _sendable(request, number)
    form = summary_form(row, request.POST)
    if not form.is_valid():
        return page(request, row, summary=form, status=422)
    given = form.cleaned_data
    texts = {name: given[name] for name in PARTS}
    words = _("工作小结已提交。")
    return _do(request, row, words, operations.write_summary, texts=texts, reason=given.get("reason", ""))


@require_POST
def cases(request: HttpRequest, number: str) -> HttpResponse:
    """Choose the quarter's typical complaints."""
    row = writable(request, number)
    forms = case_forms(row, request.POST)
    if not all(form.is_valid() for _complaint, form in forms):
        return page(request, row, cases=forms, status=422)
    lessons = {one.pk: form.cleaned_data["lesson"] for one, form in forms if form.cleaned_data["chosen"]}
    return _do(request, row, _("案例已保存。"), operations.choose_cases, lessons=lessons)


@require_POST
def minutes(request: HttpRequest, number: str) -> HttpResponse:
    """The meeting's decision on one item."""
    row = writable(request, number)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return page(request, row, conflict=_("请填写决定。"), status=422)
    return _do(request, row, _("决定已保存。"), operations.decide, **form.cleaned_data)


def _sendable(request: HttpRequest, number: str) -> ReportRun:
    row = load(request, number)
    if not can_send(request.user, row):
        raise PermissionDenied(_("报送报表需要本单位主管或以上岗位。"))
    return row


def _do(request: HttpRequest, row: ReportRun, done: str, operation: Any, **facts: Any) -> HttpResponse:
    try:
        result = operation(run=row, by=request.user, at=now(), **facts)
    except operations.ReportRefused as error:
        return page(request, load(request, row.number), conflict=str(error), status=409)
    messages.success(request, done)
    return redirect("reports:run", result.number)
