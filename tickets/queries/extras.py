"""What came along with a ticket: repeats, links, calls, prices, charges, the rescue slip."""

from typing import Any

from django.db.models import Exists, OuterRef

from tickets.models import Call, Charge, Quote, Repeat, RescueSlip, Ticket, TicketLink

ROWS: dict[str, Any] = {
    "slips": lambda: RescueSlip.objects.all(),
    "repeats": lambda: Repeat.objects.select_related("by"),
    "links": lambda: TicketLink.objects.select_related("first__stream"),
    "linked": lambda: TicketLink.objects.select_related("ticket__stream"),
    "calls": lambda: Call.objects.prefetch_related("legs__agent"),
    "quotes": lambda: Quote.objects.select_related("price"),
    "charges": lambda: Charge.objects.select_related("category", "by"),
}


def extras_of(ticket: Ticket) -> dict[str, list[Any]]:
    """Rows of each kind that there is; one query tells which, and each of these costs one or two more."""
    known = {
        f"has_{name}": Exists(rows().filter(**{_link(name): OuterRef("pk")})) for name, rows in ROWS.items()
    }
    held = Ticket.objects.filter(pk=ticket.pk).values(**known).first() or {}
    return {
        name: list(rows().filter(**{_link(name): ticket}).order_by("pk"))
        for name, rows in ROWS.items()
        if held.get(f"has_{name}")
    }


def _link(name: str) -> str:
    return "first" if name == "linked" else "ticket"
