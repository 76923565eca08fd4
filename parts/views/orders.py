"""Orders: which unit goes, that it was handed over, or that none is needed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import now
from core.streams import url_of, visible
from parts import permissions
from parts.forms.lending import AssignForm, CancelForm, LendForm
from parts.models import Loan, StandbyOrder
from parts.operations import loans, standby
from parts.operations.errors import PartsRefused
from parts.queries.figures import due_back
from parts.queries.orders import SHOWN, candidates
from parts.queries.orders import orders as page_of_orders
from parts.views.gate import gate, need, tabs, tried


@require_safe
def orders(request: HttpRequest) -> HttpResponse:
    """Orders that wait, or those that ended."""
    gate(request)
    which = "ended" if request.GET.get("which") == "ended" else "open"
    where = reverse("parts:orders")
    context = {
        "page": page_of_orders(request.user, which, cursor=request.GET.get("cursor")),
        "which": which,
        "tabs": tabs("orders"),
        "parts_of_list": [
            {"label": _("待办"), "url": where, "active": which == "open"},
            {"label": _("已结束"), "url": f"{where}?which=ended", "active": which == "ended"},
        ],
    }
    return render(request, "parts/orders.html", context)


@require_safe
def order(request: HttpRequest, number: str) -> HttpResponse:
    """One order and what can be done for it."""
    return _show(request, _order(request, number))


@require_POST
def assignment(request: HttpRequest, number: str) -> HttpResponse:
    """Choose the unit."""
    held = _order(request, number, handle=True)
    form = AssignForm(request.POST, units=candidates(held), auto_id="assign_%s")
    done = tried(form, lambda: standby.assign(order=held, **form.cleaned_data, by=request.user, at=now()))
    return _answer(request, held, done, _("已安排备用机。"), assign=form)


@require_POST
def loan(request: HttpRequest, number: str) -> HttpResponse:
    """Hand the unit over: the loan begins."""
    held = _order(request, number, handle=True)
    form = LendForm(request.POST, auto_id="lend_%s")
    made = tried(form, lambda: _lend(request, held, form))
    if made:
        messages.success(request, _("已登记借出，请打印借用单请客户签字。"))
        return redirect("parts:loan", made.number)
    return _show(request, held, {"lend": form}, status=422)


def _lend(request: HttpRequest, order: StandbyOrder, form: LendForm) -> Loan:
    if order.unit is None:
        raise PartsRefused(_("请先安排备用机。"))
    return loans.lend(
        unit=order.unit,
        stream=order.stream,
        customer=order.customer,
        asset=order.asset,
        terms=form.terms,
        order=order,
        by=request.user,  # type: ignore[arg-type]
        at=now(),
    )


@require_POST
def cancellation(request: HttpRequest, number: str) -> HttpResponse:
    """No unit is needed any more."""
    held = _order(request, number, handle=True)
    form = CancelForm(request.POST, auto_id="cancel_%s")
    done = tried(form, lambda: standby.cancel(order=held, **form.cleaned_data, by=request.user, at=now()))
    return _answer(request, held, done, _("申请已取消。"), cancel=form)


def _answer(
    request: HttpRequest, order: StandbyOrder, done: Any, said: str, **bound: forms.Form
) -> HttpResponse:
    if done is None:
        return _show(request, order, bound, status=422)
    messages.success(request, said)
    return redirect("parts:order", order.number)


def _show(
    request: HttpRequest, order: StandbyOrder, bound: dict[str, forms.Form] | None = None, status: int = 200
) -> HttpResponse:
    given = bound or {}
    acting = order.is_open and permissions.can_handle(request.user, order)
    found = candidates(order) if acting else []
    context = {
        "order": order,
        "loan": Loan.objects.filter(order=order).first(),
        "about_url": url_of(order.stream) if visible(order.stream, request.user) else "",
        "acting": acting,
        "found": found,
        "assign": given.get("assign") or AssignForm(units=found, auto_id="assign_%s"),
        "lend": given.get("lend") or LendForm(due=due_back(now()), auto_id="lend_%s"),
        "cancel": given.get("cancel") or CancelForm(auto_id="cancel_%s"),
        "form": next(iter(given.values()), None),
    }
    return render(request, "parts/order.html", context, status=status)


def _order(request: HttpRequest, number: str, *, handle: bool = False) -> StandbyOrder:
    gate(request)
    rows = StandbyOrder.objects.visible_to(request.user).select_related(*SHOWN)
    found = get_object_or_404(rows, number=number.upper())
    if handle:
        need(permissions.can_handle(request.user, found))
    return found
