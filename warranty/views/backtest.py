"""Which verdicts a draft of a pack would have turned: asked for, read, taken along as a workbook."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.clock import local_day, now
from core.sheets import Workbook, workbook_response
from core.views.guard import needs, page_status
from packs.models import PackDraft
from warranty.flip_words import FLIP_COLUMNS, UNIT_COLUMNS, flips, total, units
from warranty.forms.backtest import BackTestForm
from warranty.models import BackTest
from warranty.operations import backtest as operations
from warranty.permissions import can_back_test


@require_http_methods(["GET", "HEAD", "POST"])
@needs(can_back_test)
def asking(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the tickets; the work goes to the task centre, where it can be watched and cancelled."""
    draft = get_object_or_404(PackDraft.objects.select_related("pack"), pk=pk)
    at = now()
    form = BackTestForm(request.POST or None, day=local_day(at))
    if form.is_valid():
        job = operations.ask(draft=draft, by=request.user, at=at, **form.asked())
        return redirect("core:job", job.uuid)
    context = {"draft": draft, "form": form}
    return render(request, "warranty/backtest/asking.html", context, status=page_status(form))


@require_safe
@needs(can_back_test)
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """Pairs of verdicts, units, and what the change costs."""
    return render(request, "warranty/backtest/result.html", _context(_held(pk)))


@require_safe
@needs(can_back_test)
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as a workbook."""
    held = _held(pk)
    shown = _context(held)
    book = Workbook()
    book.sheet(_("判定变化"), FLIP_COLUMNS, [one.cells for one in shown["flips"]])
    book.sheet(_("按单位"), UNIT_COLUMNS, [one.cells for one in [*shown["units"], shown["total"]]])
    return workbook_response(book.content(), f"{_('质保回测')}-{held.draft.pack_id}-{held.since}.xlsx")


def _held(pk: int) -> BackTest:
    return get_object_or_404(BackTest.objects.select_related("draft__pack", "by"), pk=pk)


def _context(held: BackTest) -> dict[str, Any]:
    figures = held.figures
    return {"held": held, "flips": flips(figures), "units": units(figures), "total": total(figures)}
