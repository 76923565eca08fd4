"""The list of cases, one case, and what is done with it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.attachments import BadFile
from core.clock import local, local_day, now
from core.paper import CannotPrint, pdf_response
from core.views.guard import needs
from org.operations.approvals import ApprovalRefused
from parts.permissions import can_see
from tickets.models import Ticket
from tickets.queries.page import by_number
from warranty.case_actions import BY_SLUG, CaseAction, offered, repair_instead, waiting_refund, waits_for
from warranty.case_permissions import can_list_cases, can_start
from warranty.case_slip import slip
from warranty.forms.cases import FilterForm, OpeningForm
from warranty.models import Case
from warranty.operations import cases as operations
from warranty.operations.errors import WarrantyRefused
from warranty.queries.case_calls import call_record
from warranty.queries.case_lists import case_page
from warranty.queries.case_page import SHOWN, page_of

REFUSALS = (operations.CaseRefused, ApprovalRefused, BadFile, WarrantyRefused)
readers = needs(can_list_cases, _("查看退换与返修需要本单位的岗位。"))


@require_safe
@readers
def case_list(request: HttpRequest) -> HttpResponse:
    """Cases of the person's units, by state, due time and kind."""
    form, at = FilterForm(request.GET), now()
    page = case_page(request.user, at=at, cursor=request.GET.get("cursor"), **form.asked)
    template = "warranty/cases/_list.html" if request.htmx else "warranty/cases/list.html"
    return render(request, template, {"page": page, "form": form, "at": at})


@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    """One case: where it is, what it holds, what may be done now."""
    return _show(request, _load(request, number))


@require_POST
def act(request: HttpRequest, number: str, slug: str) -> HttpResponse:
    """One verb of the table."""
    row, action = _load(request, number), BY_SLUG.get(slug)
    if action is None:
        raise Http404
    if not action.allowed(request.user, row):
        raise PermissionDenied(_("您没有「%(verb)s」的权限。") % {"verb": action.label})
    if not action.fits(row):
        return _show(request, row, refused=_("该单已到别的步骤，请刷新页面。"), status=409)
    form = action.form(request.POST, request.FILES, case=row, auto_id=f"{slug}_%s")
    if not form.is_valid() or not _done(request, row, action, form):
        return _show(request, _load(request, number), bound={slug: form}, status=422)
    messages.success(request, str(action.done))
    return redirect("warranty:case", number)


@require_http_methods(["GET", "POST"])
def case_new(request: HttpRequest, number: str) -> HttpResponse:
    """Open a case on a ticket: what the verdict in force allows."""
    ticket = _ticket(request, number)
    form = OpeningForm(request.POST or None, ticket=ticket)
    if form.is_bound and form.is_valid():
        try:
            made = operations.start(ticket=ticket, opening=_opening(form), by=request.user, at=now())
        except operations.CaseRefused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("已立案，已通知客户寄送地址。"))
            return redirect("warranty:case", made.number)
    context = {"form": form, "ticket": ticket, "called": call_record(ticket)}
    return render(request, "warranty/cases/new.html", context, status=422 if form.errors else 200)


@require_safe
def case_slip(request: HttpRequest, number: str) -> HttpResponse:
    """The exchange slip, to be laid in a parcel or signed at the counter."""
    row = _load(request, number)
    try:
        return pdf_response(slip(row), f"{row.get_kind_display()}-{row.number}.pdf")
    except CannotPrint:
        return HttpResponse(_("现在无法生成 PDF，请稍后再试或联系管理员。"), status=503)


def _opening(form: OpeningForm) -> operations.Opening:
    data = form.cleaned_data
    return operations.Opening(data["kind"], data["send_to"], data["local_centre"], tuple(data["supplied"]))


def _done(request: HttpRequest, row: Case, action: CaseAction, form: forms.Form) -> bool:
    """Was it carried out? A refusal is written onto the form."""
    try:
        action.run(row, request.user, now(), form.cleaned_data)
    except REFUSALS as error:
        field = getattr(error, "field", "")
        form.add_error(field if field in form.fields else None, str(error))
        return False
    return True


def _show(
    request: HttpRequest,
    row: Case,
    *,
    bound: dict[str, forms.Form] | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    given, at = bound or {}, now()
    initial = {"received_at": local(at).replace(second=0, microsecond=0), "on": local_day(at)}

    def form(action: CaseAction) -> forms.Form:
        return given.get(action.slug) or action.form(case=row, initial=initial, auto_id=f"{action.slug}_%s")

    verbs = [(action, form(action)) for action in offered(request.user, row)]
    page = page_of(row)
    context = {
        "case": row,
        "page": page,
        "repair_instead": repair_instead(row, page.standing),
        "steps": [(action, one) for action, one in verbs if not action.aside],
        "others": [(action, one) for action, one in verbs if action.aside],
        "waiting": waiting_refund(row),
        "waits_for": waits_for(request.user, row),
        "refused": refused,
        "sees_stock": can_see(request.user),
    }
    return render(request, "warranty/cases/case.html", context, status=status)


def _load(request: HttpRequest, number: str) -> Case:
    rows: Any = Case.objects.visible_to(request.user).select_related(*SHOWN)
    found: Case = get_object_or_404(rows, stream__number=number.upper())
    return found


def _ticket(request: HttpRequest, number: str) -> Ticket:
    found = by_number(request.user, number)
    if found is None:
        raise Http404
    if not can_start(request.user, found):
        raise PermissionDenied(_("立退换单需要话务、信息员或主管岗位。"))
    return found
