"""Consents that a customer gives or takes back on the telephone (PRV-06)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.clock import now
from customers.enums import ConsentSource
from customers.operations import consents
from customers.permissions import can_edit
from privacy.link_parts import ASKED
from privacy.views.access import for_card_readers, visible_customer


@require_POST
@for_card_readers
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what the customer said."""
    customer, purpose = visible_customer(request, pk), request.POST.get("purpose", "")
    if not can_edit(request.user, customer):
        raise PermissionDenied
    if purpose not in ASKED:
        return HttpResponseBadRequest()
    if request.POST.get("given") == "yes":
        consents.give(
            customer=customer, purpose=purpose, source=ConsentSource.PHONE, by=request.user, at=now()
        )
        messages.success(request, _("已记录同意。"))
    else:
        consents.withdraw(customer=customer, purpose=purpose, by=request.user, at=now())
        messages.success(request, _("已记录撤回。"))
    return redirect("customers:card", customer.pk)
