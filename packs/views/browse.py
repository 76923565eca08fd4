"""Reading the packs: what is in force, and every figure with its source (CNV-21)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from core.clock import local_day, now
from core.timeline import entries
from core.views.guard import needs
from packs import queries
from packs.keys import with_names
from packs.permissions import can_browse_packs, can_draft
from packs.presenters import figure_rows


@require_safe
@needs(can_browse_packs)
def packs(request: HttpRequest) -> HttpResponse:
    """All packs with their versions and what they are in use for."""
    today = local_day(now())
    lines = queries.overview(today)
    with_names(one for line in lines for one in line.activations)
    context = {"packs": lines, "drafts": queries.live_drafts(), "today": today}
    return render(request, "packs/packs.html", context)


@require_safe
@needs(can_browse_packs)
def pack(request: HttpRequest, code: str) -> HttpResponse:
    """The version of a pack that holds today; the first one where none holds yet."""
    number = queries.version_on(code, local_day(now()))
    if number is None:
        raise Http404
    return redirect("packs:version", code, number)


@require_safe
@needs(can_browse_packs)
def version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One version: its sections with every figure."""
    rows = queries.version(code, number)
    if not rows:
        raise Http404
    sections = [(row, figure_rows(row.figures)) for row in rows]
    drafts = queries.past_drafts(code)
    context = {
        "first": rows[0],
        "sections": sections,
        "drafts": drafts,
        "numbers": queries.versions_of(code),
        "may_draft": can_draft(request.user) and not any(one.is_live for one in drafts),
        "entries": entries(rows[0].pack.stream),
    }
    return render(request, "packs/version.html", context)
