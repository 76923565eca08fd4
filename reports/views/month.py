"""The month page: indicators, six charts with their tables, and the tickets behind every number."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.clock import local_day, now
from core.pages import keyset
from org.models import Unit
from reports import rules
from reports.enums import Figure, ReportKind
from reports.forms import MonthForm
from reports.models import ReportRun
from reports.queries import drill, figures
from reports.queries.documents import Document, Link, kpis, tables
from reports.queries.evaluations import evaluations
from reports.queries.figures import Asked
from reports.queries.makers.statistics import MONTH_TABLES
from reports.views import files
from reports.views.gate import reader
from tickets.models import Ticket

CONDITIONS = (*drill.FIELDS, "answer", "branch", "of_month")


@dataclass(frozen=True)
class Page:
    """What the address asks for."""

    form: MonthForm
    asked: Asked

    @property
    def query(self) -> str:
        unit = {"unit": self.asked.unit.pk} if self.asked.unit else {}
        return urlencode({"month": f"{self.asked.span.first:%Y-%m}"} | unit)

    @property
    def link(self) -> Link:
        address = reverse("reports:month_tickets")
        return lambda given: f"{address}?{self.query}&{urlencode(given)}"


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """Indicators beside the month and the year before, and six charts (RPT-20, RPT-25)."""
    shown = _page(request)
    context = {
        "shown": shown,
        "document": _document(shown),
        "sent": _sent_of(request.user, shown.asked),
        "at": now(),
    }
    return render(request, "reports/month.html", context, status=422 if shown.form.errors else 200)


@require_safe
def tickets(request: HttpRequest) -> HttpResponse:
    """The tickets that add up to one number."""
    shown = _page(request)
    figure = request.GET.get("figure", "")
    if figure not in Figure.values:
        raise Http404
    given = {name: request.GET[name] for name in CONDITIONS if request.GET.get(name)}
    try:
        rows = drill.live(shown.asked, figure, given)
    except drill.BadCondition as error:
        raise Http404 from error
    rows = rows.select_related("stream", "customer", "region", "project")
    page = keyset(rows, order=("-registered_at", "-pk"), cursor=request.GET.get("cursor"))
    context = {
        "page": page,
        "label": Figure(figure).label,
        "back": f"{reverse('reports:month')}?{shown.query}",
        "span": shown.asked.span,
    }
    return render(request, "reports/tickets.html", context)


@require_safe
def workbook(request: HttpRequest) -> HttpResponse:
    return _file(request, files.workbook)


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    return _file(request, files.paper)


@require_safe
def letter(request: HttpRequest) -> HttpResponse:
    return _file(request, files.letter)


def _file(request: HttpRequest, make: Any) -> HttpResponse:
    """The same numbers as a file."""
    document = _document(_page(request))
    answer: HttpResponse = make(document, document.title)
    return answer


def _document(shown: Page) -> Document:
    asked = shown.asked
    made = figures.whole(asked, MONTH_TABLES)
    unit = asked.unit.name if asked.unit else ""
    words = {"unit": unit, "month": f"{asked.span.first:%Y-%m}"}
    facts = [(_("单位"), unit), (_("月份"), words["month"]), (_("数据时间"), now())]
    return Document(
        _("%(unit)s月度指标 %(month)s") % words,
        facts,
        kpis(made, shown.link),
        [*tables(made, shown.link), *evaluations(asked.unit, asked.span)],
    )


def _sent_of(user: Any, asked: Asked) -> ReportRun | None:
    """The frozen statistics of the month, when there are any for this unit."""
    runs = ReportRun.objects.visible_to(user).latest().filter(kind=ReportKind.STATISTICS)
    return (
        runs.filter(unit=asked.unit, period=asked.span.first, frozen_at__isnull=False)
        .without_content()
        .select_related("stream", "unit")
        .first()
    )


def _page(request: HttpRequest) -> Page:
    user = reader(request)
    units = Unit.objects.visible_to(user)
    own = units.order_by(F("parent_id").asc(nulls_first=True), "pk").first()
    given = request.GET.dict() if "month" in request.GET else {}
    usual = {"month": f"{local_day(now()):%Y-%m}", "unit": own.pk if own else None}
    form = MonthForm(usual | given, units=units)
    data = form.cleaned_data if form.is_valid() else {}
    span = rules.month(data.get("month") or local_day(now()))
    seen = Ticket.objects.visible_to(user)
    asked = Asked(data.get("unit") or own, "month", span, figures.repeat_days(now()), seen=seen)
    return Page(form, asked)
