"""Who calls: the card beside the form of the desk, with what is known and what may be told twice."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_POST

from core.clock import now
from customers.models import Customer
from customers.queries import CallerCard, caller_card
from packs.queries import current_figure
from tickets.models import Ticket
from tickets.queries.duplicates import possible_duplicates
from tickets.queries.histories import with_past
from tickets.views.gate import desk_person

LAST_TICKETS = 5
LONGEST_NUMBER = 40


@require_POST
def card(request: HttpRequest) -> HttpResponse:
    """Customer, addresses, units and last tickets of a number; a POST keeps it out of access logs."""
    user = desk_person(request)
    found = card_for(user, request.POST)
    context = card_context(user, found, request.POST) | {
        "duplicates": duplicates_for(user, found, request.POST)
    }
    return render(request, "tickets/_caller_answer.html", context)


def card_for(user: Any, typed: Any) -> CallerCard | None:
    """The card of the typed number or, where nobody is known at it, of the picked customer."""
    return card_of(user, str(typed.get("phone") or "")) or _card_of_picked(user, typed.get("customer"))


def card_of(user: Any, phone: str) -> CallerCard | None:
    """The card of a typed number, None without one."""
    return caller_card(user, phone=phone[:LONGEST_NUMBER]) if phone.strip() else None


def _card_of_picked(user: Any, pk: Any) -> CallerCard | None:
    if not str(pk or "").isdigit():
        return None
    rows = Customer.objects.visible_to(user).select_related("stream", "region", "project")
    found = rows.filter(pk=pk).first()
    return caller_card(user, customer=found) if found else None


def card_context(user: Any, found: CallerCard | None, typed: QueryDict) -> dict[str, Any]:
    """The card with its last tickets, and what was chosen on it."""
    if found is None:
        return {"card": None, "typed": typed}
    tickets = Ticket.objects.visible_to(user).filter(customer=found.customer)
    _count_open(found, tickets)
    last = tickets.select_related("stream", "category", "asset").order_by("-registered_at", "-pk")
    return {
        "card": found,
        "typed": typed,
        "chosen_site": _chosen(typed, "site", found.sites, found.sites[0].pk if found.sites else 0),
        "chosen_asset": _chosen(typed, "asset", found.assets, 0),
        "chosen_contact": _chosen(typed, "contact", found.contacts, _main(found)),
        "last": with_past(list(last[:LAST_TICKETS])),
    }


def _main(found: CallerCard) -> int:
    return found.contacts[0].pk if found.contacts else 0


def _count_open(found: CallerCard, tickets: Any) -> None:
    """Give each unit `.open_tickets`, in one query."""
    open_rows = tickets.filter(closed_at=None).exclude(asset=None).order_by()
    counts = dict(open_rows.values_list("asset").annotate(n=Count("pk")))
    for asset in found.assets:
        asset.open_tickets = counts.get(asset.pk, 0)  # type: ignore[attr-defined]


def duplicates_for(user: Any, found: CallerCard | None, typed: Any) -> list[Ticket]:
    """Recent tickets of the caller and open ones of the chosen unit (INT-27); they never block."""
    if found is None:
        return []
    at = now()
    try:
        hours = int(current_figure("conventions", "duplicate_hours", at=at))
    except KeyError:
        return []
    chosen = str(typed.get("asset") or "")
    asset = next((one for one in found.assets if str(one.pk) == chosen), None)
    return possible_duplicates(user, customer=found.customer, asset=asset, at=at, hours=hours)


def _chosen(typed: QueryDict, name: str, rows: Sequence[Any], usual: int) -> int:
    """The row picked on the card, 0 for a new one; the usual one before any choice and for another's row."""
    value = typed.get(name)
    if value == "":
        return 0
    return next((row.pk for row in rows if str(row.pk) == str(value)), usual)
