"""Reading one masked value with a reason (PRV-02)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from core.clock import now
from customers.enums import PersonalField
from customers.models import Customer, IdNumber
from customers.operations import NoReason, disclose
from customers.operations.disclosures import Masked
from customers.permissions import can_disclose
from customers.views.access import for_card_readers, require, visible_customer

LABELS = {
    "contact": PersonalField.PHONE.label,
    "site": PersonalField.ADDRESS.label,
    "idnumber": PersonalField.ID_NUMBER.label,
}


@require_POST
@never_cache
@for_card_readers
def reveal(request: HttpRequest, pk: int) -> HttpResponse:
    """The plain value, as a fragment or as a page of its own; without a reason the form again (422)."""
    customer = visible_customer(request, pk)
    require(can_disclose(request.user, customer))
    row = _row(customer, request.POST.get("table", ""), request.POST.get("row", ""))
    context = {"customer": customer, "table": row._meta.model_name, "row": row.pk}
    try:
        context["value"] = disclose(
            customer=customer, row=row, reason=request.POST.get("reason", ""), by=request.user, at=now()
        )
    except NoReason as error:
        context["error"] = str(error)
    context["label"] = LABELS[row._meta.model_name or ""]
    template = "customers/_reveal.html" if request.htmx else "customers/revealed.html"
    return render(request, template, context, status=200 if "value" in context else 422)


def _row(customer: Customer, table: str, row: str) -> Masked:
    rows = {
        "contact": customer.contacts.all(),
        "site": customer.sites.all(),
        "idnumber": IdNumber.objects.filter(customer=customer),
    }.get(table)
    found = rows.filter(pk=row).first() if rows is not None and row.isdigit() else None
    if found is None:
        raise Http404
    return found
