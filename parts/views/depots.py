"""The tree of depots and the register behind it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.clock import now
from core.timeline import entries
from org.models import Unit
from parts import permissions
from parts.forms.units import DepotForm
from parts.models import Depot
from parts.operations.depots import change_depot, open_depot
from parts.queries.depots import tree
from parts.queries.units import of_depot
from parts.views.gate import gate, need, tabs, tried


@require_safe
def depots(request: HttpRequest) -> HttpResponse:
    """All visible depots with their standby units, rolled up."""
    gate(request)
    context = {
        "lines": tree(request.user),
        "tabs": tabs("depots"),
        "may_keep": permissions.can_keep(request.user),
    }
    return render(request, "parts/depots.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Register a depot for a branch."""
    gate(request)
    need(permissions.can_keep(request.user))
    units = Unit.objects.visible_to(request.user).filter(is_active=True)
    form = DepotForm(request.POST or None, units=units)
    if request.method == "POST":
        made = tried(form, lambda: _open(request, form))
        if made:
            messages.success(request, _("备件库已登记。"))
            return redirect("parts:depot", made.pk)
    return render(request, "parts/depot_new.html", {"form": form}, status=422 if form.is_bound else 200)


def _open(request: HttpRequest, form: DepotForm) -> Depot:
    data = form.cleaned_data
    need(permissions.can_keep_at(request.user, data["unit"]))
    return open_depot(unit=data["unit"], tier=data["tier"], entry=form.entry, by=request.user, at=now())


@require_http_methods(["GET", "HEAD", "POST"])
def depot(request: HttpRequest, pk: int) -> HttpResponse:
    """One depot, its units and its register."""
    gate(request)
    rows = Depot.objects.visible_to(request.user).select_related("unit__parent", "parent", "stream")
    held = get_object_or_404(rows, pk=pk)
    may_keep = permissions.can_keep_depot(request.user, held)
    form = DepotForm(request.POST or None, held=held, units=Unit.objects.filter(pk=held.unit_id))
    if request.method == "POST":
        need(may_keep)
        if tried(form, lambda: change_depot(depot=held, entry=form.entry, by=request.user, at=now())):
            messages.success(request, _("备件库资料已保存。"))
            return redirect("parts:depot", held.pk)
    context = {
        "depot": held,
        "units": of_depot(held.pk),
        "form": form if may_keep else None,
        "entries": entries(held.stream),
    }
    return render(request, "parts/depot.html", context, status=422 if form.is_bound else 200)
