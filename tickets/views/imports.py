"""What became of the lists that were imported."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from core.clock import now
from core.pages import BadCursor, Page
from tickets.models import ImportBatch
from tickets.operations.drafts import why_not_back
from tickets.permissions import can_import, can_see_imports
from tickets.queries import imports


@require_safe
def batches(request: HttpRequest) -> HttpResponse:
    """All imported lists with their counts."""
    _check(request)
    page = _page(request, lambda cursor: imports.batches(cursor=cursor))
    return render(request, "tickets/imports.html", {"page": page, "may_import": can_import(request.user)})


@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """One list and the rows that were not taken in, each with its line and reason."""
    _check(request)
    row = get_object_or_404(ImportBatch.objects.select_related("started_by"), pk=pk)
    page = _page(request, lambda cursor: imports.rejected_rows(row, cursor=cursor))
    may_take_back = can_import(request.user) and not why_not_back(row, at=now())
    context = {"batch": row, "page": page, "may_take_back": may_take_back}
    return render(request, "tickets/import_batch.html", context)


def _check(request: HttpRequest) -> None:
    if not can_see_imports(request.user):
        raise PermissionDenied


def _page(request: HttpRequest, read: Callable[[str | None], Page]) -> Page:
    try:
        return read(request.GET.get("cursor"))
    except BadCursor:
        return read(None)
