"""The month page: figures, indicators, and the tickets behind every number."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.clock import local_day, now
from core.durations import words
from core.pages import keyset
from core.sheets import workbook_response
from org.models import Unit
from packs.queries import current_figure
from reports import rules
from reports.enums import Figure
from reports.forms import MonthForm
from reports.queries import month as reading
from reports.queries.month import Tickets
from reports.queries.speed import assignment_median
from reports.rules import Span
from reports.views.gate import reader
from reports.writers.books import table_book
from tickets.models import Ticket


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    form: MonthForm
    unit: Unit | None
    span: Span
    tickets: Tickets
    repeat_days: int

    @property
    def query(self) -> str:
        unit = f"&unit={self.unit.pk}" if self.unit else ""
        return f"month={self.span.first:%Y-%m}{unit}"


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """Figures and the four indicators of a month (RPT-20); every number opens its tickets."""
    asked = _asked(request)
    sizes = reading.numbers(asked.tickets, asked.span, asked.repeat_days)
    median = assignment_median(reading.registered(asked.tickets, asked.span))
    context = {
        "asked": asked,
        "median": words(median) if median is not None else rules.NOTHING,
        "indicators": reading.indicators(sizes),
        "channels": reading.by_channel(asked.tickets, asked.span),
        "figures": [(figure, Figure(figure).label, sizes[figure]) for figure in Figure.values],
        "at": now(),
    }
    return render(request, "reports/month.html", context, status=422 if asked.form.errors else 200)


@require_safe
def tickets(request: HttpRequest) -> HttpResponse:
    """The tickets that add up to one number."""
    asked = _asked(request)
    figure = request.GET.get("figure", "")
    if figure not in Figure.values:
        raise Http404
    rows = reading.tickets_of(figure, asked.tickets, asked.span, asked.repeat_days)
    if request.GET.get("channel"):
        rows = rows.filter(channel=request.GET["channel"])
    rows = rows.select_related("stream", "customer", "category", "region", "project")
    page = keyset(rows, order=("-registered_at", "-pk"), cursor=request.GET.get("cursor"))
    context = {"asked": asked, "label": Figure(figure).label, "page": page}
    return render(request, "reports/month_tickets.html", context)


@require_safe
def workbook(request: HttpRequest) -> HttpResponse:
    """The same numbers as an Excel workbook."""
    asked = _asked(request)
    sizes = reading.numbers(asked.tickets, asked.span, asked.repeat_days)
    rows: list[tuple[Any, ...]] = [
        (one.label, share, part, whole) for one, part, whole, share in reading.indicators(sizes)
    ]
    rows += [(Figure(figure).label, sizes[figure], "", "") for figure in Figure.values]
    rows += [(label, size, "", "") for _code, label, size in reading.by_channel(asked.tickets, asked.span)]
    columns = (_("项目"), _("数值"), _("分子"), _("分母"))
    name = f"{_('月度指标')}-{asked.span.first:%Y%m}.xlsx"
    return workbook_response(table_book(_("月度指标"), columns, rows), name)


def _asked(request: HttpRequest) -> Asked:
    user = reader(request)
    units = Unit.objects.visible_to(user)
    own = units.order_by(F("parent_id").asc(nulls_first=True), "pk").first()
    given = request.GET.dict() if "month" in request.GET else {}
    usual = {"month": f"{local_day(now()):%Y-%m}", "unit": own.pk if own else None}
    form = MonthForm(usual | given, units=units)
    data = form.cleaned_data if form.is_valid() else {}
    unit = data.get("unit") or own
    span = rules.month(data.get("month") or local_day(now()))
    seen = Ticket.objects.visible_to(user)
    rows = reading.of_unit(seen, unit) if unit else seen
    repeat = int(current_figure("conventions", "repeat_repair_days", at=now()))
    return Asked(form, unit, span, rows, repeat)
