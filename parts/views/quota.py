"""Standby units that each region must keep (PRT-05)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from core.clock import now
from core.timeline import entries
from parts.models import Shortfall
from parts.queries.quota import visible_needs
from parts.views.gate import gate, tabs

MOST = 50


@require_safe
def quota(request: HttpRequest) -> HttpResponse:
    """Required, kept and missing by region, and the shortfalls that were told."""
    gate(request)
    told = Shortfall.objects.visible_to(request.user).select_related("region")
    context = {
        "needs": visible_needs(request.user, at=now()),
        "told": list(told[:MOST]),
        "tabs": tabs("quota"),
    }
    return render(request, "parts/quota.html", context)


@require_safe
def shortfall(request: HttpRequest, pk: int) -> HttpResponse:
    """One shortfall as it was found."""
    gate(request)
    rows = Shortfall.objects.visible_to(request.user).select_related("region", "stream")
    row = get_object_or_404(rows, pk=pk)
    return render(request, "parts/shortfall.html", {"row": row, "entries": entries(row.stream)})
