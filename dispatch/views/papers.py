"""Printing: the ticket, the complaint form and the fourteen forms, as PDF in the browser."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import now
from core.paper import CannotPrint, pdf_response
from customers.operations import disclose
from dispatch.models import FormPaper, WorkOrder
from dispatch.operations.papers import issue
from dispatch.papers.asking import PaperForm
from dispatch.papers.documents import complaint_pdf, form_pdf, ticket_pdf
from dispatch.permissions import sees_plain_phone
from tickets.models import Complaint, Ticket
from tickets.permissions import can_disclose
from tickets.queries.page import by_number


@require_safe
def ticket_print(request: HttpRequest, number: str) -> HttpResponse:
    """The ticket and its history."""
    return _ticket_page(_ticket(request, number), plain=False)


@require_safe
def complaint_print(request: HttpRequest, number: str) -> HttpResponse:
    """The complaint handling form (RPT-14)."""
    return _complaint_page(_complaint(_ticket(request, number)), plain=False)


@require_safe
def paper(request: HttpRequest, number: str) -> HttpResponse:
    """A form that was issued, with what is known today."""
    seen = Ticket.objects.visible_to(request.user)
    rows = FormPaper.objects.filter(ticket__in=seen).select_related("ticket__stream", "order")
    row = get_object_or_404(rows, number=number.upper())
    return _paper_page(row, plain=bool(row.order and sees_plain_phone(request.user, row.order)))


@require_POST
def papers(request: HttpRequest, number: str) -> HttpResponse:
    """Give a form its number and show it; with a reason, any paper with whole phone and address."""
    ticket = _ticket(request, number)
    form = PaperForm(request.POST, orders=_orders(request, ticket))
    if not form.is_valid():
        return render(request, "dispatch/papers/refused.html", {"form": form, "ticket": ticket}, status=422)
    kind, reason, order = (form.cleaned_data[name] for name in ("kind", "reason", "order"))
    if reason:
        _disclose(request, ticket, reason)
    if kind == PaperForm.TICKET:
        return _ticket_page(ticket, plain=bool(reason))
    if kind == PaperForm.COMPLAINT:
        return _complaint_page(_complaint(ticket), plain=bool(reason))
    issued = issue(kind=kind, ticket=ticket, order=order, by=request.user, at=now())
    return _paper_page(issued, plain=True) if reason else redirect("dispatch:paper", number=issued.number)


def _disclose(request: HttpRequest, ticket: Ticket, reason: str) -> None:
    """Log who takes the whole values out of the house, one row each (PRV-02)."""
    if not can_disclose(request.user, ticket):
        raise PermissionDenied(_("打印完整电话和地址需要查看完整个人信息的权限。"))
    for row in filter(None, (ticket.contact, ticket.site)):
        disclose(customer=ticket.customer, row=row, reason=reason, by=request.user, at=now())


def _ticket(request: HttpRequest, number: str) -> Ticket:
    found = by_number(request.user, number)
    if found is None:
        raise Http404
    return found


def _complaint(ticket: Ticket) -> Complaint:
    found: Complaint | None = getattr(ticket, "complaint", None)
    if found is None:
        raise Http404
    return found


def _orders(request: HttpRequest, ticket: Ticket) -> QuerySet[WorkOrder]:
    return WorkOrder.objects.visible_to(request.user).filter(ticket=ticket)


def _ticket_page(ticket: Ticket, *, plain: bool) -> HttpResponse:
    return _answer(lambda: ticket_pdf(ticket, plain=plain), _("工单"), ticket.number)


def _complaint_page(complaint: Complaint, *, plain: bool) -> HttpResponse:
    number = complaint.ticket.number
    return _answer(lambda: complaint_pdf(complaint, plain=plain), _("客户投诉处理表"), number)


def _paper_page(row: FormPaper, *, plain: bool) -> HttpResponse:
    return _answer(lambda: form_pdf(row, plain=plain), str(row.get_kind_display()), row.number)


def _answer(make: Callable[[], bytes], title: str, number: str) -> HttpResponse:
    try:
        return pdf_response(make(), f"{title}-{number}.pdf")
    except CannotPrint:
        return HttpResponse(_("现在无法生成 PDF，请稍后再试或联系管理员。"), status=503)
