"""The list of calls to make, and one call."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import now
from core.pages import Page
from customers.operations import disclose
from followups import operations, queries
from followups.forms import AnswerForm, FailedForm
from followups.models import Call
from followups.permissions import can_answer, can_follow_up


@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """Calls that may be made now, most pressing first."""
    page = queries.due_calls(_caller(request), at=now(), cursor=request.GET.get("cursor"))
    return _list(request, "due", page)


@require_safe
def later(request: HttpRequest) -> HttpResponse:
    """Calls put off to another day."""
    page = queries.due_calls(_caller(request), at=now(), later=True, cursor=request.GET.get("cursor"))
    return _list(request, "later", page)


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Finished calls, newest first."""
    return _list(request, "done", queries.closed_calls(_caller(request), request.GET.get("cursor")))


@require_safe
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """One call: whom to ask about what, and the form for the answer."""
    return _page(request, _load(request, pk))


@require_POST
def phone(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the whole number for the call; who saw it and why is logged (PRV-02)."""
    row = _load(request, pk)
    number = disclose(
        customer=row.ticket.customer,
        row=row.ticket.contact,
        reason=_("回访工单 %(number)s") % {"number": row.ticket.number},
        by=request.user,
        at=now(),
    )
    return _page(request, row, number=number)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The customer was reached."""
    row = _load(request, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form=form, status=422)
    try:
        row = operations.answer(call=row, by=request.user, at=now(), **form.cleaned_data)
    except operations.CallClosed as error:
        return _page(request, _load(request, pk), conflict=str(error), status=409)
    messages.success(request, _("已记录回访结果。"))
    return redirect("followups:due")


@require_POST
def attempt(request: HttpRequest, pk: int) -> HttpResponse:
    """Nobody answered."""
    row = _load(request, pk)
    form = FailedForm(request.POST)
    if not form.is_valid():
        return _page(request, row, failed=form, status=422)
    try:
        operations.log_failed_attempt(call=row, by=request.user, at=now(), **form.cleaned_data)
    except operations.CallClosed as error:
        return _page(request, _load(request, pk), conflict=str(error), status=409)
    messages.success(request, _("已记录，未联系上。"))
    return redirect("followups:due")


def _caller(request: HttpRequest) -> Any:
    if not can_follow_up(request.user):
        raise PermissionDenied(_("回访需要话务、信息员或主管岗位。"))
    return request.user


def _load(request: HttpRequest, pk: int) -> Call:
    rows = Call.objects.visible_to(_caller(request)).select_related(*queries.SHOWN, "ticket__asset__model")
    row = get_object_or_404(rows, pk=pk)
    if not can_answer(request.user, row):
        raise PermissionDenied(_("您不能回访这个单位的客户。"))
    return row


def _list(request: HttpRequest, tab: str, page: Page) -> HttpResponse:
    return render(request, "followups/calls.html", {"page": page, "tab": tab, "at": now()})


def _page(
    request: HttpRequest,
    row: Call,
    *,
    form: AnswerForm | None = None,
    failed: FailedForm | None = None,
    conflict: str = "",
    number: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "call": row,
        "ticket": row.ticket,
        "rounds": queries.calls_of(row.ticket),
        "form": form or AnswerForm(),
        "failed": failed or FailedForm(),
        "conflict": conflict,
        "number": number,
        "at": now(),
    }
    return render(request, "followups/call.html", context, status=status)
