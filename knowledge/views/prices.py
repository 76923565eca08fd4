"""Price lists: versions, preparing the next one, releasing it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import now
from core.views.guard import needs
from knowledge.enums import PriceState
from knowledge.forms import NoPrice, PriceForm
from knowledge.models import PriceList
from knowledge.operations import PricesRefused, begin_list, drop_price, put_price, release
from knowledge.permissions import can_keep, can_read
from knowledge.queries import price_lists
from knowledge.views.texts import tabs


@require_safe
@needs(can_read)
def lists(request: HttpRequest) -> HttpResponse:
    """All versions; the newest released one is in force."""
    context = {"lists": price_lists(), "may_keep": can_keep(request.user), "tabs": tabs("prices")}
    return render(request, "knowledge/prices.html", context)


@require_POST
@needs(can_keep)
def begin(request: HttpRequest) -> HttpResponse:
    """The next version, with the prices of the last one."""
    return redirect("knowledge:price_list", begin_list(by=request.user, at=now()).version)


@require_safe
@needs(can_read)
def price_list(request: HttpRequest, version: int) -> HttpResponse:
    return _page(request, _held(request, version), PriceForm())


@require_POST
@needs(can_keep)
def put(request: HttpRequest, version: int) -> HttpResponse:
    """Add a price, or change the one of the same code."""
    held = _held(request, version)
    form = PriceForm(request.POST)
    if not form.is_valid():
        return _page(request, held, form, status=422)
    return _attempt(request, held, lambda: put_price(price_list=held, **form.cleaned_data), _("价格已保存。"))


@require_POST
@needs(can_keep)
def drop(request: HttpRequest, version: int) -> HttpResponse:
    held = _held(request, version)
    form = NoPrice(request.POST, prices=held.prices)
    if not form.is_valid():
        return _page(request, held, PriceForm(), refusal=_("没有这个项目。"), status=422)
    return _attempt(request, held, lambda: drop_price(price=form.cleaned_data["price"]), _("项目已去掉。"))


@require_POST
@needs(can_keep)
def publish(request: HttpRequest, version: int) -> HttpResponse:
    """Put the list in force."""
    held = _held(request, version)
    return _attempt(request, held, lambda: release(price_list=held, by=request.user, at=now()), _("已发布。"))


def _held(request: HttpRequest, version: int) -> PriceList:
    return get_object_or_404(PriceList.objects.visible_to(request.user), version=version)


def _attempt(request: HttpRequest, held: PriceList, operation: Callable[[], Any], done: str) -> HttpResponse:
    try:
        operation()
    except PricesRefused as error:
        return _page(request, held, PriceForm(), refusal=str(error), status=409)
    messages.success(request, done)
    return redirect("knowledge:price_list", held.version)


def _page(
    request: HttpRequest, held: PriceList, form: PriceForm, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "list": held,
        "prices": held.prices.all(),
        "form": form,
        "refusal": refusal,
        "may_change": can_keep(request.user) and held.state == PriceState.DRAFT,
    }
    return render(request, "knowledge/price_list.html", context, status=status)
