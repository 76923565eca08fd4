"""Registers: requests, openings of customers' pages, purges."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.pages import BadCursor, Page, keyset
from privacy import queries
from privacy.enums import RequestState
from privacy.views.access import for_protectors

MOST_DAYS = 200


@require_safe
@for_protectors
def requests(request: HttpRequest) -> HttpResponse:
    """What customers asked, newest first."""
    state = request.GET.get("state", "")
    page = _page(request, queries.requests(request.user, state))
    context = {"page": page, "state": state, "states": RequestState.choices}
    return render(request, "privacy/requests.html", context)


@require_safe
@for_protectors
def openings(request: HttpRequest) -> HttpResponse:
    """Who opened which customer's page (PRV-01)."""
    asked = request.GET.get("customer", "")
    customer = int(asked) if asked.isdigit() and len(asked) < 12 else None
    page = _page(request, queries.openings(request.user, customer))
    return render(request, "privacy/openings.html", {"page": page, "customer": customer})


@require_safe
@for_protectors
def purges(request: HttpRequest) -> HttpResponse:
    """What was purged by day (ARC-07)."""
    return render(request, "privacy/purges.html", {"rows": queries.purged_days(MOST_DAYS)})


def _page(request: HttpRequest, rows: QuerySet[Any]) -> Page:
    try:
        return keyset(rows, order=("-pk",), cursor=request.GET.get("cursor"))
    except BadCursor:
        return keyset(rows, order=("-pk",))
