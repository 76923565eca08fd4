"""The list of calls to make, and one call."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import day_end, local, now
from core.pages import Page
from customers.operations import disclose
from followups import operations
from followups.enums import CallKind
from followups.errors import CallClosed, FollowUpRefused
from followups.forms.calls import (
    AnswerForm,
    AssigneeForm,
    DeliveryAnswerForm,
    FailedForm,
    InstallationForm,
    RegularForm,
    ScheduleForm,
)
from followups.models import Call
from followups.permissions import can_answer
from followups.queries import calls as queries
from followups.views.access import callers, form_page, require, saved, told, with_people
from org.queries import regions

FORMS: dict[str, type[forms.Form]] = {
    CallKind.DELIVERY: DeliveryAnswerForm,
    CallKind.AFTER_INSTALLATION: InstallationForm,
    CallKind.REGULAR: RegularForm,
}


@require_safe
@callers
def due(request: HttpRequest) -> HttpResponse:
    """Calls that may be made now, most pressing first."""
    filters = _filters(request)
    page = queries.due_calls(request.user, at=now(), cursor=request.GET.get("cursor"), filters=filters)
    return _list(request, "due", page, filters)


@require_safe
@callers
def later(request: HttpRequest) -> HttpResponse:
    """Calls put off to another day, or whose customer was contacted today."""
    filters, cursor = _filters(request), request.GET.get("cursor")
    page = queries.due_calls(request.user, at=now(), later=True, cursor=cursor, filters=filters)
    return _list(request, "later", page, filters)


@require_safe
@callers
def done(request: HttpRequest) -> HttpResponse:
    """Finished calls, newest first."""
    filters = _filters(request)
    page = queries.closed_calls(request.user, request.GET.get("cursor"), filters)
    return _list(request, "done", page, filters)


@require_safe
@callers
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """One call: whom to ask about what, and the form for the answer."""
    return _page(request, _load(request, pk))


@require_POST
@callers
def phone(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the whole number for the call; who saw it and why is logged (PRV-02)."""
    row = _load(request, pk)
    return _page(request, row, number=_disclosed(request, row))


@require_POST
@callers
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The customer was reached."""
    row = _load(request, pk)
    form = form_of(row)(request.POST)
    if not form.is_valid():
        return _page(request, row, form=form, status=422)
    try:
        row = _save(row, request.user, form.cleaned_data)
    except CallClosed as error:
        return _page(request, _load(request, pk), conflict=str(error), status=409)
    except FollowUpRefused as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _page(request, row, form=form, status=422)
    return _next(request, row)


@require_POST
@callers
def attempt(request: HttpRequest, pk: int) -> HttpResponse:
    """Nobody answered."""
    row = _load(request, pk)
    form = FailedForm(request.POST)
    if not form.is_valid():
        return _page(request, row, failed=form, status=422)
    try:
        row = operations.log_failed_attempt(call=row, by=request.user, at=now(), **form.cleaned_data)
    except CallClosed as error:
        return _page(request, _load(request, pk), conflict=str(error), status=409)
    return told(request, _("已记录，未联系上。"), "followups:due")


@require_POST
@callers
def assignee(request: HttpRequest, pk: int) -> HttpResponse:
    """Name who makes the call."""
    row = _load(request, pk)
    form = AssigneeForm(request.POST, **with_people(request))
    done = saved(form, lambda data: operations.assign(call=row, by=request.user, at=now(), **data))
    if done is None:
        return _page(request, row, naming=form, status=422)
    return told(request, _("已指定回访人。"), "followups:call", pk)


@require_http_methods(["GET", "POST"])
@callers
def schedule(request: HttpRequest) -> HttpResponse:
    """Plan a regular call to a customer (FUP-07)."""
    initial = {"customer": request.GET.get("customer")}
    form = ScheduleForm(request.POST or None, initial=initial, **with_people(request))
    row = saved(form, lambda data: _schedule(request.user, data)) if form.is_bound else None
    if row is None:
        return form_page(request, form, _("安排定期回访"), "followups:due")
    return told(request, _("已安排定期回访。"), "followups:call", row.pk)


def _schedule(user: Any, data: dict[str, Any]) -> Call:
    due = day_end(data["due_on"]) if data["due_on"] else None
    return operations.schedule(
        customer=data["customer"], assignee=data["assignee"], due_at=due, by=user, at=now()
    )


def form_of(row: Call) -> type[forms.Form]:
    """The form of a call's kind."""
    return FORMS.get(row.kind, AnswerForm)


def _save(row: Call, user: Any, data: dict[str, Any]) -> Call:
    at = now()
    if row.kind == CallKind.AFTER_INSTALLATION:
        return operations.note_installation(call=row, noted=operations.Noted(**data), by=user, at=at)
    if row.kind == CallKind.DELIVERY:
        complaint = data.pop("then") == "complaint"
        return operations.answer_delivery(call=row, complaint=complaint, by=user, at=at, **data)
    if row.kind == CallKind.REGULAR:
        satisfaction = data.pop("satisfaction")
        return operations.answer_regular(call=row, answers=data, satisfaction=satisfaction, by=user, at=at)
    return operations.answer(call=row, by=user, at=at, **data)


def _next(request: HttpRequest, row: Call) -> HttpResponse:
    """On to what else this customer is to be asked, else back to the list."""
    if row.is_open:
        return told(request, _("已保存；还有问题未答，补全后才算完成。"), "followups:call", row.pk)
    other = queries.others_of(request.user, row).first()
    if other:
        words = _("已记录。这位客户还有待回访事项，请在同一通电话中完成。")
        return told(request, words, "followups:call", other.pk)
    return told(request, _("已记录回访结果。"), "followups:due")


def _load(request: HttpRequest, pk: int) -> Call:
    shown = (*queries.SHOWN, "ticket__asset__model", "ticket__site", "installation_note", "regular_answers")
    row = get_object_or_404(Call.objects.visible_to(request.user).select_related(*shown), pk=pk)
    require(can_answer(request.user, row), _("您不能回访这个单位的客户。"))
    return row


def _disclosed(request: HttpRequest, row: Call) -> str:
    reason = _("回访 %(kind)s") % {"kind": row.get_kind_display()}
    if row.ticket:
        reason = _("回访工单 %(number)s") % {"number": row.ticket.number}
    return disclose(customer=row.customer, row=row.contact, reason=reason, by=request.user, at=now())


def _filters(request: HttpRequest) -> queries.Filters:
    region = request.GET.get("region", "")
    kind = request.GET.get("kind", "")
    return queries.Filters(
        kind=kind if kind in CallKind.values else "",
        mine=request.GET.get("mine") == "1",
        region=int(region) if region.isdigit() else None,
    )


def _list(request: HttpRequest, tab: str, page: Page, filters: queries.Filters) -> HttpResponse:
    context = {
        "page": page,
        "tab": tab,
        "at": now(),
        "filters": filters,
        "kinds": CallKind.choices,
        "regions": regions() if request.user.scope.group else [],  # type: ignore[union-attr]
    }
    return render(request, "followups/calls.html", context)


def _initial(row: Call, number: str) -> dict[str, Any]:
    """What is known already: the partial answers, or the customer of an installation."""
    if row.kind == CallKind.REGULAR and hasattr(row, "regular_answers"):
        kept = row.regular_answers
        return {name: getattr(kept, name) for name in kept.QUESTIONS} | {"satisfaction": row.satisfaction}
    if row.kind == CallKind.AFTER_INSTALLATION:
        contract = row.customer.contracts.values_list("number", flat=True).first()
        known = {"name": row.contact.name, "phone": number, "contract_number": contract or ""}
        return known | {"called_at": local(now())}
    return {}


def _page(
    request: HttpRequest,
    row: Call,
    *,
    form: forms.Form | None = None,
    failed: FailedForm | None = None,
    naming: AssigneeForm | None = None,
    conflict: str = "",
    number: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "call": row,
        "ticket": row.ticket,
        "rounds": queries.rounds_of(row),
        "others": queries.others_of(request.user, row),
        "contacted": queries.contact_of_day(row.customer_id, now()) if row.is_open else None,
        "form": form or form_of(row)(initial=_initial(row, number)),
        "failed": failed or FailedForm(),
        "naming": naming or AssigneeForm(auto_id="naming_%s", **with_people(request)),
        "conflict": conflict,
        "number": number,
        "at": now(),
    }
    return render(request, "followups/call.html", context, status=status)
