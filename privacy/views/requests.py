"""One request: registered from the customer's page, copied, settled."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import timeline
from core.clock import now
from customers.permissions import can_edit
from deadlines.models import Clock
from privacy.enums import RequestKind, RequestState
from privacy.forms import RequestForm, SettleForm
from privacy.models import RightsRequest
from privacy.operations import copying
from privacy.operations import requests as operations
from privacy.operations.erasing import EraseRefused, blocks
from privacy.operations.requests import RequestRefused
from privacy.operations.taking import take_copy
from privacy.permissions import can_protect
from privacy.views.access import for_card_readers, for_protectors, visible_customer, visible_request


@require_http_methods(["GET", "POST"])
@for_card_readers
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever takes calls writes down what a customer asks."""
    customer = visible_customer(request, pk)
    if not can_edit(request.user, customer):
        raise PermissionDenied
    form = RequestForm(request.POST or None, initial={"kind": RequestKind.COPY, "source": "phone"})
    if form.is_valid():
        row = operations.register(customer=customer, by=request.user, at=now(), **form.cleaned_data)  # type: ignore[arg-type]  # only who is signed in comes here
        messages.success(request, _("已登记个人信息请求 %(number)s。") % {"number": row.number})
        if can_protect(request.user):
            return redirect("privacy:request", row.number)
        return redirect("customers:card", customer.pk)
    context = {"customer": customer, "form": form}
    return render(request, "privacy/new.html", context, status=422 if form.is_bound else 200)


@require_safe
@for_protectors
def detail(request: HttpRequest, number: str) -> HttpResponse:
    """One request with what can be done."""
    return _shown(request, visible_request(request, number), SettleForm(initial={"state": "done"}))


@require_POST
@for_protectors
def settlement(request: HttpRequest, number: str) -> HttpResponse:
    """Done or refused."""
    row, form = visible_request(request, number), SettleForm(request.POST)
    if form.is_valid():
        try:
            operations.settle(request=row, by=request.user, at=now(), **form.cleaned_data)  # type: ignore[arg-type]  # only who is signed in comes here
        except (RequestRefused, EraseRefused) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("已办结。"))
            return redirect("privacy:request", number)
    return _shown(request, row, form)


@require_POST
@for_protectors
def copy(request: HttpRequest, number: str) -> HttpResponse:
    """Gather everything into one file; the page of the job shows how far it is."""
    row = visible_request(request, number)
    if row.kind != RequestKind.COPY or row.state != RequestState.OPEN:
        raise PermissionDenied
    job = copying.start(request=row, by=request.user, at=now())  # type: ignore[arg-type]  # only who is signed in comes here
    return redirect("core:job", job.uuid)


@require_POST
@for_protectors
def taking(request: HttpRequest, number: str) -> HttpResponse:
    """The handler's one download."""
    row = visible_request(request, number)
    try:
        content = take_copy(request=row, by=request.user, at=now())  # type: ignore[arg-type]  # only who is signed in comes here
    except RequestRefused as error:
        messages.error(request, str(error))
        return redirect("privacy:request", number)
    return packed(content, row)


def packed(content: bytes, row: RightsRequest) -> HttpResponse:
    """The file as a download that no cache keeps."""
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{row.number}.zip"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _shown(request: HttpRequest, row: RightsRequest, form: SettleForm) -> HttpResponse:
    deletion = row.kind == RequestKind.DELETION and row.state == RequestState.OPEN
    context = {
        "row": row,
        "form": form,
        "is_open": row.state == RequestState.OPEN,
        "is_copy": row.kind == RequestKind.COPY,
        "blocks": blocks(row.customer) if deletion else [],
        "clock": Clock.objects.filter(stream=row.pk).first(),
        "entries": timeline.entries(row.stream),
    }
    return render(request, "privacy/request.html", context, status=422 if form.is_bound else 200)
