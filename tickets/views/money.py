"""Money and redress on a ticket's page: what is shown, and verbs of one receipt or one claim."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import now
from core.idempotency import fingerprint, once
from core.paper import CannotPrint, pdf_response
from tickets import permissions
from tickets.forms.money import CorrectionForm, GrantForm, PaymentForm
from tickets.models import Compensation, Receipt, Ticket
from tickets.operations import compensation, receipts
from tickets.papers import receipt_pdf
from tickets.queries.tiers import may_decide
from tickets.views.acts import attempt
from tickets.views.gate import load
from tickets.views.page import show


@require_POST
def correction(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """A counter-entry to a receipt (TKT-32)."""
    row = load(request, number)
    _require(permissions.can_pay(request.user, row))
    held = get_object_or_404(Receipt, pk=pk, ticket=row.pk, corrects=None)

    def run(data: dict[str, Any], at: datetime) -> None:
        receipts.correct(receipt=held, by=request.user, at=at, **data)

    return _carry_out(request, row, CorrectionForm, f"correction-{pk}", run, _("收据已冲正。"))


@require_POST
def decision(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Grant or return compensation by the tier of its amount (CMP-18)."""
    row = load(request, number)
    held = get_object_or_404(Compensation.objects.select_related("approval"), pk=pk, ticket=row.pk)
    _require(may_decide(request.user, row, held.approval, at=now()))

    def run(data: dict[str, Any], at: datetime) -> None:
        compensation.decide(compensation=held, by=request.user, at=at, **data)

    return _carry_out(request, row, GrantForm, f"grant-{pk}", run, _("赔付审批意见已保存。"))


@require_POST
def payment(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Compensation that was granted has been paid."""
    row = load(request, number)
    _require(permissions.can_pay(request.user, row))
    held = get_object_or_404(Compensation, pk=pk, ticket=row.pk)

    def run(data: dict[str, Any], at: datetime) -> None:
        compensation.pay(compensation=held, by=request.user, at=at, **data)

    return _carry_out(request, row, PaymentForm, f"payment-{pk}", run, _("赔付付款已登记。"))


@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """A receipt as PDF, for whoever sees its ticket."""
    rows = Receipt.objects.filter(ticket__in=Ticket.objects.visible_to(request.user))
    found = get_object_or_404(rows.select_related("ticket__contact", "corrects", "by"), number=number.upper())
    try:
        return pdf_response(receipt_pdf(found), f"{_('收据')}-{found.number}.pdf")
    except CannotPrint:
        return HttpResponse(_("现在无法生成 PDF，请稍后再试或联系管理员。"), status=503)


def _carry_out(
    request: HttpRequest,
    row: Ticket,
    form_class: type[forms.Form],
    name: str,
    run: Callable[[dict[str, Any], datetime], None],
    done: str,
) -> HttpResponse:
    at = now()
    form = form_class(request.POST, prefix=name, ticket=row, at=at)
    if not form.is_valid():
        return show(request, row, bound={name: form}, status=422)
    data = {key: value for key, value in form.cleaned_data.items() if key != "key"}

    def act() -> None:
        if key := form.cleaned_data.get("key"):
            body = fingerprint({"ticket": row.pk, "verb": name, **data})
            once(actor=request.user, key=key, fingerprint=body, at=at, run=lambda: run(data, at))
        else:
            run(data, at)

    return attempt(request, row, act, done, bound={name: form})


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied(_("您没有这项权限。"))
