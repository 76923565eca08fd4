"""Loans: the list, one loan with its slip, coming back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import local_day, now
from core.paper import CannotPrint, pdf_response
from core.streams import url_of, visible
from parts import permissions
from parts.forms.lending import ExtendForm, ReturnForm
from parts.models import Loan
from parts.operations.loans import extend, take_back
from parts.papers import slip_pdf
from parts.queries.loans import SHOWN
from parts.queries.loans import loans as page_of_loans
from parts.views.gate import gate, need, tabs, tried


@require_safe
def loans(request: HttpRequest) -> HttpResponse:
    """What is lent, what is late, what came back."""
    gate(request)
    labels = {"open": _("借用中"), "late": _("逾期"), "returned": _("已归还")}
    which = request.GET.get("which", "open")
    which = which if which in labels else "open"
    where, today = reverse("parts:loans"), local_day(now())
    context = {
        "page": page_of_loans(request.user, which, today, cursor=request.GET.get("cursor")),
        "which": which,
        "today": today,
        "tabs": tabs("loans"),
        "parts_of_list": [
            {"label": label, "url": f"{where}?which={name}", "active": name == which}
            for name, label in labels.items()
        ],
    }
    return render(request, "parts/loans.html", context)


@require_safe
def loan(request: HttpRequest, number: str) -> HttpResponse:
    """One loan."""
    return _show(request, _loan(request, number))


@require_safe
def slip(request: HttpRequest, number: str) -> HttpResponse:
    """The lending slip to print and sign (WAR-48)."""
    held = _loan(request, number)
    try:
        return pdf_response(slip_pdf(held), f"{_('备用机借用单')}-{held.number}.pdf")
    except CannotPrint:
        return HttpResponse(_("现在无法生成 PDF，请稍后再试或联系管理员。"), status=503)


@require_POST
def homecoming(request: HttpRequest, number: str) -> HttpResponse:
    """The unit is back in its depot."""
    held = _loan(request, number)
    need(permissions.can_take_back(request.user, held))
    form = ReturnForm(request.POST, auto_id="return_%s")
    done = tried(form, lambda: take_back(loan=held, **form.cleaned_data, by=_by(request), at=now()))
    return _answer(request, held, done, _("已登记归还。"), back=form)


@require_POST
def extension(request: HttpRequest, number: str) -> HttpResponse:
    """Another day to bring it back."""
    held = _loan(request, number)
    need(permissions.can_keep_unit(request.user, held.unit))
    form = ExtendForm(request.POST, auto_id="extend_%s")
    done = tried(form, lambda: extend(loan=held, **form.cleaned_data, by=_by(request), at=now()))
    return _answer(request, held, done, _("应还日期已更改。"), longer=form)


def _by(request: HttpRequest) -> Any:
    return request.user


def _answer(request: HttpRequest, loan: Loan, done: Any, said: str, **bound: forms.Form) -> HttpResponse:
    if done is None:
        return _show(request, loan, bound, status=422)
    messages.success(request, said)
    return redirect("parts:loan", loan.number)


def _show(
    request: HttpRequest, loan: Loan, bound: dict[str, forms.Form] | None = None, status: int = 200
) -> HttpResponse:
    given = bound or {}
    context = {
        "loan": loan,
        "late": loan.returned_at is None and loan.due_back_on < local_day(now()),
        "about_url": url_of(loan.stream) if visible(loan.stream, request.user) else "",
        "may_take": loan.returned_at is None and permissions.can_take_back(request.user, loan),
        "may_extend": loan.returned_at is None and permissions.can_keep_unit(request.user, loan.unit),
        "back": given.get("back") or ReturnForm(auto_id="return_%s"),
        "longer": given.get("longer") or ExtendForm(auto_id="extend_%s"),
        "form": next(iter(given.values()), None),
    }
    return render(request, "parts/loan.html", context, status=status)


def _loan(request: HttpRequest, number: str) -> Loan:
    gate(request)
    rows = Loan.objects.visible_to(request.user)
    shown = rows.select_related(*SHOWN, "unit__depot__unit__parent")
    return get_object_or_404(shown, number=number.upper())
