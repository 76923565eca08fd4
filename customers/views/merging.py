"""Making one customer of two, and taking that back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.clock import now
from customers.forms import MergeForm
from customers.models import Customer
from customers.operations import MergeRefused, merge, undo_merge
from customers.permissions import can_merge
from customers.views.access import for_card_readers, require, visible_customer
from customers.views.editing import FORM, form_context


@require_http_methods(["GET", "HEAD", "POST"])
@for_card_readers
def merge_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Another customer is merged into this one."""
    kept = visible_customer(request, pk)
    require(can_merge(request.user, kept))
    others = Customer.objects.visible_to(request.user).present().exclude(pk=pk)
    form = MergeForm(request.POST or None, others=others)
    if form.is_valid() and _merged(request, kept, form):
        messages.success(request, _("客户已合并。"))
        return redirect("customers:card", pk)
    context = form_context(kept, form, _("合并客户"))
    return render(request, FORM, context, status=422 if form.is_bound else 200)


def _merged(request: HttpRequest, kept: Customer, form: MergeForm) -> bool:
    gone = form.cleaned_data["other"]
    require(can_merge(request.user, gone))
    try:
        merge(kept=kept, gone=gone, reason=form.cleaned_data["reason"], by=request.user, at=now())
    except MergeRefused as error:
        form.add_error(None, str(error))
    return form.is_valid()


@require_POST
@for_card_readers
def undo(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """The rows that came with a merge go back to the other customer."""
    kept = visible_customer(request, pk)
    require(can_merge(request.user, kept))
    held = get_object_or_404(kept.merges, pk=row)
    try:
        undo_merge(merge=held, by=request.user, at=now())
        messages.success(request, _("合并已撤销。"))
    except MergeRefused as error:
        messages.error(request, str(error))
    return redirect("customers:card", pk)
