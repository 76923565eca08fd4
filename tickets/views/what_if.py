"""What a draft of a pack would have done: asked for, read, taken along as a workbook."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.clock import local_day, now
from core.sheets import Workbook, workbook_response
from core.views.guard import needs, page_status
from org.calendars import choices
from packs.models import PackDraft
from tickets.forms.what_if import WhatIfForm
from tickets.models import WhatIf
from tickets.operations import what_if as operations
from tickets.permissions import can_try_drafts
from tickets.what_if_words import KIND_COLUMNS, ROW_COLUMNS, kind_lines, lines


@require_http_methods(["GET", "HEAD", "POST"])
@needs(can_try_drafts)
def asking(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what to try the draft on; the work goes to the task centre."""
    draft = get_object_or_404(PackDraft.objects.select_related("pack"), pk=pk)
    at = now()
    form = WhatIfForm(request.POST or None, day=local_day(at), calendars=choices())
    if form.is_valid():
        job = operations.ask(draft=draft, by=request.user, at=at, **form.asked())
        return redirect("core:job", job.uuid)
    context = {"draft": draft, "form": form}
    return render(request, "tickets/what_if/asking.html", context, status=page_status(form))


@require_safe
@needs(can_try_drafts)
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """Compliance before and after, by unit and class, and by kind of clock."""
    return render(request, "tickets/what_if/result.html", _context(_held(pk)))


@require_safe
@needs(can_try_drafts)
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The same tables as a workbook."""
    held = _held(pk)
    shown = _context(held)
    book = Workbook()
    book.sheet(_("按单位和类别"), ROW_COLUMNS, [one.cells for one in [*shown["rows"], shown["total"]]])
    book.sheet(_("按时限"), KIND_COLUMNS, [one.cells for one in shown["kinds"]])
    return workbook_response(book.content(), f"{_('试算')}-{held.draft.pack_id}-{held.since}.xlsx")


def _held(pk: int) -> WhatIf:
    return get_object_or_404(WhatIf.objects.select_related("draft__pack", "by"), pk=pk)


def _context(held: WhatIf) -> dict[str, Any]:
    rows, total = lines(held.figures)
    return {"held": held, "rows": rows, "total": total, "kinds": kind_lines(held.figures)}
