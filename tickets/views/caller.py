"""Who calls: the card beside the form of the desk, with what is known and what may be told twice."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_POST

from core.clock import now
from customers.queries import CallerCard, caller_card
from packs.queries import current_figure
from tickets.models import Ticket
from tickets.queries.duplicates import possible_duplicates
from tickets.views.gate import desk_person

LAST_TICKETS = 5
LONGEST_NUMBER = 40


@require_POST
def card(request: HttpRequest) -> HttpResponse:
    """Customer, addresses, units and last tickets of a number; a POST keeps it out of access logs."""
    user = desk_person(request)
    found = card_of(user, request.POST.get("phone", ""))
    return render(request, "tickets/_caller_answer.html", card_context(user, found, request.POST))


def card_of(user: Any, phone: str) -> CallerCard | None:
    """The card of a typed number, None without one."""
    return caller_card(user, phone=phone[:LONGEST_NUMBER]) if phone.strip() else None


def card_context(user: Any, found: CallerCard | None, typed: QueryDict) -> dict[str, Any]:
    """The card with its last and possibly equal tickets, and what was chosen on it."""
    if found is None:
        return {"card": None, "typed": typed}
    tickets = Ticket.objects.visible_to(user).filter(customer=found.customer)
    _count_open(found, tickets)
    return {
        "card": found,
        "typed": typed,
        "chosen_site": _chosen(typed, "site", found.sites, found.sites[0].pk if found.sites else 0),
        "chosen_asset": _chosen(typed, "asset", found.assets, 0),
        "last": tickets.select_related("stream", "category").order_by("-registered_at", "-pk")[:LAST_TICKETS],
        "duplicates": _duplicates(user, found),
    }


def _count_open(found: CallerCard, tickets: Any) -> None:
    """Give each unit `.open_tickets`, in one query."""
    open_rows = tickets.filter(closed_at=None).exclude(asset=None).order_by()
    counts = dict(open_rows.values_list("asset").annotate(n=Count("pk")))
    for asset in found.assets:
        asset.open_tickets = counts.get(asset.pk, 0)  # type: ignore[attr-defined]


def _duplicates(user: Any, found: CallerCard) -> list[Ticket]:
    """Recent tickets of the caller (INT-27); none where no pack says what is recent."""
    at = now()
    try:
        hours = int(current_figure("conventions", "duplicate_hours", at=at))
    except KeyError:
        return []
    return possible_duplicates(user, customer=found.customer, asset=None, at=at, hours=hours)


def _chosen(typed: QueryDict, name: str, rows: Sequence[Any], usual: int) -> int:
    """The row picked on the card, 0 for a new one; the usual one before any choice and for another's row."""
    value = typed.get(name)
    if value == "":
        return 0
    return next((row.pk for row in rows if str(row.pk) == value), usual)
