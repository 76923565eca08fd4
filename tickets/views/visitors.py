"""The reception: who waits, who is next, and why somebody was served before others (INT-20)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import now
from knowledge.enums import Situation
from knowledge.queries import scripts_for
from org.models import Unit
from tickets.forms.hotline import ArrivalForm
from tickets.models import Visitor
from tickets.operations.errors import TicketRefused
from tickets.operations.hotline.visitors import arrive, call_visitor, finish_visit
from tickets.queries.visitors import queue_of, units_to_serve
from tickets.views.gate import desk_person


@require_safe
def visitors(request: HttpRequest) -> HttpResponse:
    """The queue of one branch today."""
    return _page(request, _unit(request, request.GET.get("unit", "")))


@require_POST
def arrival(request: HttpRequest) -> HttpResponse:
    """Somebody comes in and takes a number."""
    form = ArrivalForm(request.POST, units=units_to_serve(desk_person(request)))
    if not form.is_valid():
        return _page(request, _unit(request, ""), form=form, status=422)
    made = arrive(unit=form.cleaned_data["unit"], name=form.cleaned_data["name"], at=now())
    messages.success(request, _("排队号 %(number)s。") % {"number": made.number})
    return _back(made)


@require_POST
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Serve this one; before earlier ones only with a reason."""
    row = _visitor(request, pk)
    try:
        call_visitor(visitor=row, reason=request.POST.get("reason", "")[:200], by=request.user, at=now())
    except TicketRefused as error:
        return _page(request, row.unit, refusal=str(error), asked=row.pk, status=422)
    return _back(row)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Served, or gone."""
    row = _visitor(request, pk)
    finish_visit(visitor=row, at=now())
    return _back(row)


def _visitor(request: HttpRequest, pk: int) -> Visitor:
    rows = Visitor.objects.visible_to(desk_person(request)).select_related("unit")
    return get_object_or_404(rows, pk=pk)


def _unit(request: HttpRequest, given: str) -> Unit | None:
    units = units_to_serve(desk_person(request))
    return (units.filter(pk=given).first() if given.isdigit() else None) or units.first()


def _back(row: Visitor) -> HttpResponse:
    return redirect(f"{reverse('tickets:visitors')}?unit={row.unit_id}")


def _page(request: HttpRequest, unit: Unit | None, *, status: int = 200, **more: Any) -> HttpResponse:
    units = units_to_serve(request.user)
    context = {
        "unit": unit,
        "units": units,
        "queue": queue_of(unit, at=now()) if unit else [],
        "scripts": scripts_for(situation=Situation.WAITING),
        "form": ArrivalForm(units=units, initial={"unit": unit}),
        **more,
    }
    return render(request, "tickets/visitors.html", context, status=status)
