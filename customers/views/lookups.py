"""Options for fields that complete themselves; fragments of list items, never more than ten."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.masks import mask_phone
from customers.queries import find, find_models, main_phones
from customers.views.access import for_card_readers

MOST = 10
OPTIONS = "components/options.html"


@require_safe
@for_card_readers
def customers(request: HttpRequest) -> HttpResponse:
    """Customers by number, tail, name, initials or serial."""
    rows = list(find(request.user, _query(request)).select_related("region").order_by("-pk")[:MOST])
    phones = main_phones(rows)
    options = [
        {"id": row.pk, "value": f"{row.name} {mask_phone(phones.get(row.pk, ''))}", "note": row.region.name}
        for row in rows
    ]
    return render(request, OPTIONS, {"options": options})


@require_safe
@for_card_readers
def models(request: HttpRequest) -> HttpResponse:
    """Product models by code or name."""
    rows = find_models(_query(request))[:MOST]
    options = [{"id": row.pk, "value": row.code, "label": str(row)} for row in rows]
    return render(request, OPTIONS, {"options": options})


def _query(request: HttpRequest) -> str:
    return request.GET.get("q", "")[:60]
