"""The customer's card."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.clock import now
from core.doors import CUSTOMER_PANELS
from core.panels import render as panels
from core.timeline import entries
from customers.models import Customer
from customers.operations import log_opening
from customers.permissions import can_disclose, can_edit, can_keep_contracts, can_merge
from customers.queries import customer_card
from customers.queries.emergency import short_sites
from customers.views.access import for_card_readers


@require_safe
@for_card_readers
def customer(request: HttpRequest, pk: int) -> HttpResponse:
    """People, addresses, units and contracts of a customer, masked, and what other rooms add (PRV-01: logged)."""
    context = card_context(request, pk)
    log_opening(customer=context["customer"], by=request.user, at=now())  # type: ignore[arg-type]  # only who is signed in comes here
    return render(request, "customers/card.html", context)


def card_context(request: HttpRequest, pk: int) -> dict[str, Any]:
    """What the card's page shows; 404 where the person may not see the customer."""
    try:
        card = customer_card(request.user, pk)
    except Customer.DoesNotExist as error:
        raise Http404 from error
    return {
        "card": card,
        "customer": card.customer,
        "panels": panels(CUSTOMER_PANELS, card.customer, request),
        "timeline": entries(card.customer.stream),
        "short_sites": short_sites(card, at=now()),
        "may_edit": can_edit(request.user, card.customer),
        "may_disclose": can_disclose(request.user, card.customer),
        "may_merge": can_merge(request.user, card.customer) and card.customer.merged_into_id is None,
        "merges": card.customer.merges.select_related("gone", "by", "undone_by"),
        "may_keep_contracts": can_keep_contracts(request.user, card.customer),
    }
