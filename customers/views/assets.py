"""The page of a unit."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.clock import now
from core.doors import ASSET_PANELS
from core.panels import render as panels
from core.timeline import entries
from customers.forms import AssetForm
from customers.models import Asset
from customers.naming import mask_address
from customers.operations import ensure_asset
from customers.permissions import can_edit
from customers.queries import asset_page
from customers.queries.purchases import addresses_of, owners_of, sales_of
from customers.views.access import for_card_readers, require, visible_customer
from customers.views.editing import FORM, form_context


@require_safe
@for_card_readers
def asset(request: HttpRequest, pk: int) -> HttpResponse:
    """Model, customer, place and purchase of a unit, with the history that other rooms add (INT-12)."""
    try:
        found = asset_page(request.user, pk)
    except Asset.DoesNotExist as error:
        raise Http404 from error
    context = {
        "asset": found,
        "address": mask_address(found.site.address) if found.site else "",
        "panels": panels(ASSET_PANELS, found, request),
        "sales": sales_of(found),
        "owners": owners_of(found),
        "addresses": addresses_of(found.model_id),
        "successor": found.replaced_by.first(),
        "may_edit": can_edit(request.user, found.customer),
        "timeline": entries(found.stream),
    }
    return render(request, "customers/asset.html", context)


@require_http_methods(["GET", "POST"])
@for_card_readers
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit of a customer."""
    customer = visible_customer(request, pk)
    require(can_edit(request.user, customer))
    form = AssetForm(request.POST or None, customer=customer)
    if form.is_valid():
        _asset, notes = ensure_asset(customer=customer, by=request.user, at=now(), **form.cleaned_data)
        for note in notes:
            messages.warning(request, note)
        if not notes:
            messages.success(request, _("设备已登记。"))
        return redirect("customers:card", customer.pk)
    context = form_context(customer, form, _("登记设备"))
    return render(request, FORM, context, status=422 if form.is_bound else 200)
