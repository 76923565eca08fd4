"""How a unit was sold and whose it is."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.clock import local_day, now
from core.views.guard import page_status
from customers.forms import SaleForm, SoldForm, TransferForm
from customers.models import Asset, Customer, Sale
from customers.operations import TransferRefused, correct_sale, record_sale, transfer_asset
from customers.operations.sales import SALE_FIELDS
from customers.permissions import can_edit, can_import_sales
from customers.queries import asset_page
from customers.queries.purchases import lacking_papers
from customers.views.access import for_card_readers, require

FORM = "customers/unit_form.html"


@require_http_methods(["GET", "POST"])
@for_card_readers
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the sale of a unit; its present customer is offered as the buyer."""
    unit = _unit(request, pk)
    form = SoldForm(
        request.POST or None,
        initial={"buyer": unit.customer_id, "bought_on": unit.bought_on},
        buyer=unit.customer,
        buyers=Customer.objects.visible_to(request.user).present(),
        today=local_day(now()),
    )
    if form.is_valid() and _recorded(request, unit, form):
        messages.success(request, _("销售已登记。"))
        return redirect("customers:asset", unit.pk)
    return _shown(request, unit, form, _("登记销售"))


def _recorded(request: HttpRequest, unit: Asset, form: SoldForm) -> bool:
    values = dict(form.cleaned_data)
    buyer = values.pop("buyer")
    try:
        record_sale(asset=unit, customer=buyer, values=values, by=request.user, at=now())  # type: ignore[arg-type]  # only who is signed in comes here
    except ValidationError as error:
        form.add_error(None, error.messages)
    return form.is_valid()


@require_http_methods(["GET", "POST"])
@for_card_readers
def correct(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Complete or correct a sale; what stood there before is kept."""
    unit = _unit(request, pk)
    sale = get_object_or_404(Sale.objects.select_related("customer"), pk=row, asset=unit)
    initial = {name: getattr(sale, name) for name in SALE_FIELDS}
    form = SaleForm(request.POST or None, initial=initial, buyer=sale.customer, today=local_day(now()))
    if form.is_valid() and _corrected(request, sale, form):
        messages.success(request, _("已保存。"))
        return redirect("customers:asset", unit.pk)
    return _shown(request, unit, form, _("更正销售"))


def _corrected(request: HttpRequest, sale: Sale, form: SaleForm) -> bool:
    try:
        correct_sale(sale=sale, values=form.cleaned_data, by=request.user, at=now())  # type: ignore[arg-type]  # only who is signed in comes here
    except ValidationError as error:
        form.add_error(None, error.messages)
    return form.is_valid()


@require_http_methods(["GET", "POST"])
@for_card_readers
def transfer(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit belongs to somebody else now (WAR-36)."""
    unit = _unit(request, pk)
    others = Customer.objects.visible_to(request.user).present().exclude(pk=unit.customer_id)
    form = TransferForm(request.POST or None, others=others, today=local_day(now()))
    if form.is_valid():
        try:
            transfer_asset(asset=unit, by=request.user, at=now(), **form.cleaned_data)  # type: ignore[arg-type]  # only who is signed in comes here
        except TransferRefused as error:
            form.add_error("on", str(error))
        else:
            messages.success(request, _("持有人已变更。"))
            return redirect("customers:asset", unit.pk)
    return _shown(request, unit, form, _("变更持有人"))


@require_safe
@for_card_readers
def missing(request: HttpRequest) -> HttpResponse:
    """Sales without a warranty card and without a product file (WAR-43)."""
    context = {"rows": lacking_papers(request.user), "may_import": can_import_sales(request.user)}
    return render(request, "customers/sales_missing.html", context)


def _unit(request: HttpRequest, pk: int) -> Asset:
    """The visible unit of a customer the person may edit."""
    try:
        unit = asset_page(request.user, pk)
    except Asset.DoesNotExist as error:
        raise Http404 from error
    require(can_edit(request.user, unit.customer))
    return unit


def _shown(request: HttpRequest, unit: Asset, form: forms.Form, title: str) -> HttpResponse:
    context: dict[str, Any] = {"asset": unit, "form": form, "title": title}
    return render(request, FORM, context, status=page_status(form))
