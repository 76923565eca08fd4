"""The two ledgers on screen and as workbooks."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.clock import local_day, now
from core.sheets import workbook_response
from reports.forms import SpanForm
from reports.queries.ledgers import OPINION_COLUMNS
from reports.queries.ledgers import opinions as opinion_lines
from reports.queries.service import SERVICE_COLUMNS, cells, service_lines
from reports.rules import Span
from reports.views.gate import reader
from reports.writers.books import opinion_book, table_book
from tickets.models import Complaint, Ticket

WEEK = timedelta(days=6)
MOST_SHOWN = 200


@require_safe
def opinions(request: HttpRequest) -> HttpResponse:
    """Opinion ledger of the last week, or of the days asked for."""
    user, form, span = _asked(request)
    rows = _complaints(user, span) if span else Complaint.objects.none()
    lines = list(opinion_lines(rows, MOST_SHOWN + 1)) if span else []
    return _table(request, "reports/opinions.html", form, lines, OPINION_COLUMNS)


@require_safe
def opinions_xlsx(request: HttpRequest) -> HttpResponse:
    """The same ledger, whole."""
    user, form, span = _asked(request)
    if span is None:
        return _table(request, "reports/opinions.html", form, [], OPINION_COLUMNS)
    return workbook_response(
        opinion_book(opinion_lines(_complaints(user, span))), _name(_("客户意见台账"), span)
    )


@require_safe
def service(request: HttpRequest) -> HttpResponse:
    """Service ledger: every dispatch with its receipt slip (RPT-15)."""
    user, form, span = _asked(request)
    lines = list(service_lines(user, span)[: MOST_SHOWN + 1]) if span else []
    return _table(request, "reports/service.html", form, lines, SERVICE_COLUMNS)


@require_safe
def service_xlsx(request: HttpRequest) -> HttpResponse:
    """The same ledger, whole."""
    user, form, span = _asked(request)
    if span is None:
        return _table(request, "reports/service.html", form, [], SERVICE_COLUMNS)
    rows = (cells(line) for line in service_lines(user, span).iterator(chunk_size=500))
    return workbook_response(table_book(_("服务台账"), SERVICE_COLUMNS, rows), _name(_("服务台账"), span))


def _asked(request: HttpRequest) -> tuple[Any, SpanForm, Span | None]:
    """The reader, the form, and the span when it is well formed."""
    user = reader(request)
    today = local_day(now())
    form = SpanForm(request.GET if "first" in request.GET else {"first": today - WEEK, "last": today})
    valid = form.is_valid()
    return user, form, Span(form.cleaned_data["first"], form.cleaned_data["last"]) if valid else None


def _complaints(user: Any, span: Span) -> Any:
    return Complaint.objects.filter(
        ticket__in=Ticket.objects.visible_to(user),
        ticket__registered_at__gte=span.start,
        ticket__registered_at__lt=span.end,
    )


def _table(
    request: HttpRequest, template: str, form: SpanForm, lines: list[Any], columns: tuple[Any, ...]
) -> HttpResponse:
    context = {
        "form": form,
        "columns": columns,
        "lines": lines[:MOST_SHOWN],
        "cut": len(lines) > MOST_SHOWN,
        "most": MOST_SHOWN,
    }
    return render(request, template, context, status=422 if form.errors else 200)


def _name(title: str, span: Span) -> str:
    return f"{title}-{span.first:%Y%m%d}-{span.last:%Y%m%d}.xlsx"
