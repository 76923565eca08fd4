"""The two checks that every page of customers begins with."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from customers.models import Customer
from customers.permissions import can_see_customers

View = Callable[..., HttpResponse]


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
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def require(allowed: bool) -> None:
    """403 unless allowed."""
    if not allowed:
        raise PermissionDenied
