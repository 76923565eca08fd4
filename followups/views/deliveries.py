"""Deliveries and their calls."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core import timeline
from core.clock import local_day, now
from core.pages import keyset
from followups import operations
from followups.forms.calls import DeliveryForm
from followups.models import Delivery
from followups.views.access import callers, form_page, saved, told, with_people

SHOWN = ("stream", "customer", "contact", "region", "project")


@require_safe
@callers
def deliveries(request: HttpRequest) -> HttpResponse:
    """Visible deliveries, newest first."""
    rows = Delivery.objects.visible_to(request.user).select_related(*SHOWN)
    page = keyset(rows, order=("-stream_id",), cursor=request.GET.get("cursor"))
    return render(request, "followups/deliveries.html", {"page": page})


@require_http_methods(["GET", "POST"])
@callers
def new_delivery(request: HttpRequest) -> HttpResponse:
    """Register a delivery; its first call is due within a week (SLA-17)."""
    initial = {"delivered_on": local_day(now())}
    form = DeliveryForm(request.POST or None, initial=initial, **with_people(request))
    row = saved(form, lambda data: _register(request.user, form, data)) if form.is_bound else None
    if row is None:
        return form_page(request, form, _("登记交付"), "followups:deliveries")
    return told(request, _("已登记交付，回访已安排。"), "followups:delivery", row.number)


@require_safe
@callers
def delivery(request: HttpRequest, number: str) -> HttpResponse:
    """One delivery with its calls until satisfied."""
    rows = Delivery.objects.visible_to(request.user).select_related(*SHOWN)
    row = get_object_or_404(rows, stream__number=number)
    context = {
        "delivery": row,
        "rounds": row.calls.prefetch_related("attempts__by").order_by("round"),
        "entries": timeline.entries(row.stream),
    }
    return render(request, "followups/delivery.html", context)


def _register(user: Any, form: DeliveryForm, data: dict[str, Any]) -> Delivery:
    contact, owner = form.contact, data.pop("customer")
    handed = operations.Handed(contact=contact, region=owner.region, project=owner.project, **data)
    return operations.register(handed=handed, by=user, at=now())
