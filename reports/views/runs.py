"""Reports: who has sent what, one report, the rows behind its numbers, its files."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.clock import now
from core.pages import keyset
from reports.enums import Figure, ReportKind
from reports.models import ReportRun
from reports.permissions import can_send, can_sign, can_submit, can_write
from reports.queries import drill
from reports.queries import runs as reading
from reports.queries.differences import differences
from reports.queries.documents import Document, Link
from reports.queries.kinds import kinds
from reports.queries.makers import MAKERS
from reports.queries.reading import document
from reports.queries.ready import lacks
from reports.views import files
from reports.views.editing import editors
from reports.views.gate import load, reader
from tickets.models import Ticket


@require_safe
def runs(request: HttpRequest) -> HttpResponse:
    """Who has sent which report of a kind: in time, late, or missing (RPT-23)."""
    user, at = reader(request), now()
    held = kinds(at=at)
    known = [code for code in ReportKind.values if code in held and code in MAKERS]
    code = request.GET.get("kind", ReportKind.DAILY)
    if code not in known:
        raise Http404
    tabs = [{"label": ReportKind(one).label, "url": f"?kind={one}", "active": one == code} for one in known]
    context = {
        "matrix": reading.matrix(user, code=code, at=at),
        "tabs": tabs,
        "label": ReportKind(code).label,
        "waiting": reading.waiting_for(user),
    }
    return render(request, "reports/runs.html", context)


@require_safe
def run(request: HttpRequest, number: str) -> HttpResponse:
    """One report: its document, state, signatures, history, differences."""
    return page(request, load(request, number))


def page(request: HttpRequest, row: ReportRun, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a report; `more` holds forms with errors, or the words of a conflict."""
    user, at = request.user, now()
    context = {
        "run": row,
        "document": document(row, link_of(row)),
        "versions": reading.versions(row),
        "entries": reading.history(row),
        "differences": differences(row),
        "handovers": reading.handovers(row, at=at),
        "lacks": [] if row.sent_at else lacks(row, at=at),
        "is_late": row.late or row.missing(at),
        "may_write": can_write(user, row),
        "may_submit": can_submit(user, row),
        "may_sign": can_sign(user, row),
        "may_send": can_send(user, row),
    }
    return render(request, "reports/run.html", context | editors(row) | more, status=status)


def link_of(run: ReportRun) -> Link:
    """Numbers open the frozen rows; other months of a trend open the live list."""
    rows = reverse("reports:rows", args=[run.number])
    live = reverse("reports:month_tickets")

    def link(given: Mapping[str, str]) -> str:
        if month := given.get("of_month"):
            asked = {"month": month, "unit": str(run.unit_id), "figure": given["figure"]}
            return f"{live}?{urlencode(asked)}"
        return f"{rows}?{urlencode(given)}"

    return link


@require_safe
def rows(request: HttpRequest, number: str) -> HttpResponse:
    """The frozen tickets behind one number, as they are now."""
    row = load(request, number)
    figure = request.GET.get("figure", "")
    if figure not in Figure.values:
        raise Http404
    ids = drill.frozen(row.rows, figure, request.GET.dict())
    found = Ticket.objects.filter(pk__in=ids).select_related("stream", "customer", "region", "project")
    shown = keyset(found, order=("-registered_at", "-pk"), cursor=request.GET.get("cursor"))
    context = {
        "page": shown,
        "label": Figure(figure).label,
        "size": len(ids),
        "back": reverse("reports:run", args=[row.number]),
        "span": row.span,
    }
    return render(request, "reports/tickets.html", context)


@require_safe
def workbook(request: HttpRequest, number: str) -> HttpResponse:
    return _file(request, number, files.workbook)


@require_safe
def paper(request: HttpRequest, number: str) -> HttpResponse:
    return _file(request, number, files.paper)


@require_safe
def letter(request: HttpRequest, number: str) -> HttpResponse:
    return _file(request, number, files.letter)


def _file(request: HttpRequest, number: str, make: Any) -> HttpResponse:
    """The same frozen document as a file."""
    row = load(request, number)
    found: Document = document(row)
    answer: HttpResponse = make(found, f"{found.title}-v{row.version}")
    return answer
