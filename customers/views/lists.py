"""Lists of customers and units."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.pages import BadCursor, Page
from customers.queries import asset_list, customer_list
from customers.views.access import for_card_readers


@require_safe
@for_card_readers
def customers(request: HttpRequest) -> HttpResponse:
    """Customers, newest first or those that fit the search; phones masked (PRV-02)."""
    return _listed(request, customer_list, "customers/list.html")


@require_safe
@for_card_readers
def assets(request: HttpRequest) -> HttpResponse:
    """Units, newest first or those that fit the search."""
    return _listed(request, asset_list, "customers/assets.html")


def _listed(request: HttpRequest, read: Callable[..., Page], template: str) -> HttpResponse:
    query = request.GET.get("q", "")[:60]
    try:
        page = read(request.user, query=query, cursor=request.GET.get("cursor"))
    except BadCursor:
        page = read(request.user, query=query, cursor=None)
    return render(request, template, {"page": page, "query": query})
