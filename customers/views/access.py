"""The two checks that every page of customers begins with."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from core.views.guard import needs
from customers.models import Customer
from customers.permissions import can_see_customers

for_card_readers = needs(can_see_customers)


def visible_customer(request: HttpRequest, pk: int) -> Customer:
    """The customer, or 404 where the person may not see it."""
    rows = Customer.objects.visible_to(request.user).select_related("stream", "region", "project")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def require(allowed: bool) -> None:
    """403 unless allowed."""
    if not allowed:
        raise PermissionDenied
