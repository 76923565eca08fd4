"""Inspections of service: quality checks and evaluations, lists and forms."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.pages import keyset
from core.views.guard import needs, page_status
from org.queries import staff_of
from workforce import operations
from workforce.forms import EvaluationForm, OfTicket, QualityForm
from workforce.models import Evaluation, QualityCheck
from workforce.permissions import can_see
from workforce.views.gate import Today, today

READ_WRITE = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = ("agent", "by", "unit", "ticket__stream")


@require_safe
@needs(can_see)
def quality_checks(request: HttpRequest) -> HttpResponse:
    """Checked conversations, newest first (KNB-02)."""
    rows = QualityCheck.objects.visible_to(request.user).select_related(*SHOWN, "call")
    return _list(request, rows, "workforce/quality_checks.html")


@require_safe
@needs(can_see)
def evaluations(request: HttpRequest) -> HttpResponse:
    """Evaluations, newest first (KNB-07)."""
    rows = Evaluation.objects.visible_to(request.user).select_related(*SHOWN)
    return _list(request, rows, "workforce/evaluations.html")


def _list(request: HttpRequest, rows: Any, template: str) -> HttpResponse:
    page = keyset(rows, order=("-at", "-pk"), cursor=request.GET.get("cursor"))
    return render(request, template, {"page": page})


@READ_WRITE
def new_quality_check(request: HttpRequest) -> HttpResponse:
    """The quality-check form of a call or ticket."""
    here = today(request, leading=True)
    form = _form(request, here, QualityForm)
    if form.is_valid():
        made = operations.check_quality(unit=here.unit, by=here.user, at=here.at, **form.cleaned_data)
        messages.success(request, _("质检已记录，得分 %(score)s。") % {"score": made.score})
        return redirect("workforce:quality_checks")
    return _page(request, here, form, _("服务质检"))


@READ_WRITE
def new_evaluation(request: HttpRequest) -> HttpResponse:
    """The evaluation form with its six items."""
    here = today(request, leading=True)
    form = _form(request, here, EvaluationForm)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("agent", "ticket", "note")}
        operations.evaluate(unit=here.unit, marks=form.marks(), by=here.user, at=here.at, **given)
        messages.success(request, _("评价已记录。"))
        return redirect("workforce:evaluations")
    return _page(request, here, form, _("服务评价"))


def _form(request: HttpRequest, here: Today, made: type[OfTicket]) -> Any:
    people = staff_of(here.unit, at=here.at)
    initial = {"ticket": request.GET.get("ticket", "")[:30], "agent": request.GET.get("agent", "")[:10]}
    return made(request.POST or None, user=here.user, people=people, initial=initial)


def _page(request: HttpRequest, here: Today, form: OfTicket, title: str) -> HttpResponse:
    context = {"here": here, "form": form, "title": title}
    return render(request, "workforce/inspection.html", context, status=page_status(form))
