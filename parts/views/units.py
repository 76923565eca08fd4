"""Standby units: the list, one unit, and its moves."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import local_day, now
from parts import permissions
from parts.enums import MoveKind
from parts.forms.units import FORMS, FilterForm, NewUnitForm
from parts.models import Depot, StandbyUnit
from parts.operations import units as operations
from parts.queries.depots import technicians_around
from parts.queries.units import loans_of, moves
from parts.queries.units import units as page_of_units
from parts.transitions import may
from parts.views.gate import gate, need, tabs, tried

RUN: dict[str, Any] = {
    MoveKind.LOADED: operations.load,
    MoveKind.UNLOADED: operations.unload,
    MoveKind.TRANSFERRED: operations.transfer,
    MoveKind.WITHDRAWN: operations.withdraw,
    MoveKind.RESTORED: operations.restore,
}


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """Units of the person's branches."""
    gate(request)
    form = FilterForm(request.GET, user=request.user)
    context = {
        "form": form,
        "page": page_of_units(request.user, form.filters(), cursor=request.GET.get("cursor")),
        "tabs": tabs("units"),
        "may_keep": permissions.can_keep(request.user),
    }
    return render(request, "parts/units.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A unit comes into stock."""
    gate(request)
    need(permissions.can_keep(request.user))
    depots = Depot.objects.visible_to(request.user).filter(is_active=True).select_related("unit__parent")
    form = NewUnitForm(request.POST or None, depots=depots, initial={"depot": request.GET.get("depot")})
    if request.method == "POST":
        made = tried(form, lambda: _take_in(request, form))
        if made:
            messages.success(request, _("备用机已入库。"))
            return redirect("parts:unit", made.pk)
    return render(request, "parts/unit_new.html", {"form": form}, status=422 if form.is_bound else 200)


def _take_in(request: HttpRequest, form: NewUnitForm) -> StandbyUnit:
    need(permissions.can_keep_depot(request.user, form.cleaned_data["depot"]))
    return operations.take_in(**form.cleaned_data, by=request.user, at=now())


@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Where one unit is, was, and who has it."""
    return _show(request, _unit(request, pk))


@require_POST
def move(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Onto a van, back, to another depot, out of use or in again."""
    held = _unit(request, pk)
    if kind not in FORMS:
        raise Http404
    need(permissions.can_keep_unit(request.user, held))
    form = _form(held, kind, request.POST)
    if tried(form, lambda: RUN[kind](unit=held, **form.cleaned_data, by=request.user, at=now())):
        messages.success(request, _("备用机变动已登记。"))
        return redirect("parts:unit", pk)
    return _show(request, _unit(request, pk), bound={kind: form}, status=422)


def _form(unit: StandbyUnit, kind: str, data: Any = None) -> forms.Form:
    extra: dict[str, Any] = {}
    if kind == MoveKind.LOADED:
        extra["people"] = technicians_around(unit.depot, local_day(now()))
    if kind == MoveKind.TRANSFERRED:
        extra["unit"] = unit
    return FORMS[kind](data, auto_id=f"{kind}_%s", **extra)


def _show(
    request: HttpRequest, unit: StandbyUnit, *, bound: dict[str, forms.Form] | None = None, status: int = 200
) -> HttpResponse:
    given = bound or {}
    may_keep = permissions.can_keep_unit(request.user, unit)
    acts = [
        {"kind": kind, "label": MoveKind(kind).label, "form": given.get(kind) or _form(unit, kind)}
        for kind in FORMS
        if may_keep and may(kind, unit.state)
    ]
    context = {
        "unit": unit,
        "acts": acts,
        "form": next(iter(given.values()), None),
        "moves": moves(unit),
        "loans": loans_of(unit),
    }
    return render(request, "parts/unit.html", context, status=status)


def _unit(request: HttpRequest, pk: int) -> StandbyUnit:
    gate(request)
    rows = StandbyUnit.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("model", "depot__unit__parent", "van"), pk=pk)
