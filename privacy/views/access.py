"""The check that every page of privacy begins with."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from customers.models import Customer
from customers.permissions import can_see_customers
from privacy.models import RightsRequest
from privacy.permissions import can_protect

View = Callable[..., HttpResponse]
SHOWN = ("stream", "customer", "region", "project", "settled_by")


def for_protectors(view: View) -> View:
    """403 for posts that do not protect personal data."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_protect(request.user):
            raise PermissionDenied(_("个人信息的登记簿由经理及以上岗位查看。"))
        return view(request, *args, **kwargs)

    return checked


def visible_request(request: HttpRequest, number: str) -> RightsRequest:
    """The request, or 404 where the person may not see it."""
    rows = RightsRequest.objects.visible_to(request.user).select_related(*SHOWN)
    return get_object_or_404(rows, stream__number=number)


def for_card_readers(view: View) -> View:
    """403 for posts without the right to customer cards."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_see_customers(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked


def visible_customer(request: HttpRequest, pk: int) -> Customer:
    """The customer, or 404 where the person may not see it."""
    rows = Customer.objects.visible_to(request.user).select_related("stream", "region", "project")
    return get_object_or_404(rows, pk=pk)
