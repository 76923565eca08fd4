"""The check that every page of privacy begins with."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from core.views.guard import needs
from customers.models import Customer
from customers.permissions import can_see_customers
from privacy.models import RightsRequest
from privacy.permissions import can_protect

SHOWN = ("stream", "customer", "region", "project", "settled_by")


for_protectors = needs(can_protect, _("个人信息的登记簿由经理及以上岗位查看。"))
for_card_readers = needs(can_see_customers)


def visible_request(request: HttpRequest, number: str) -> RightsRequest:
    """The request, or 404 where the person may not see it."""
    rows = RightsRequest.objects.visible_to(request.user).select_related(*SHOWN)
    return get_object_or_404(rows, stream__number=number)


def visible_customer(request: HttpRequest, pk: int) -> Customer:
    """The customer, or 404 where the person may not see it."""
    rows = Customer.objects.visible_to(request.user).select_related("stream", "region", "project")
    return get_object_or_404(rows, pk=pk)
