"""What came along with a ticket: repeats, links, merged tickets, calls, the rescue slip; and all about money."""

from typing import Any

from django.db.models import Exists, OuterRef

from tickets.models import (
    Call,
    Charge,
    Compensation,
    Damage,
    Quote,
    Receipt,
    Redress,
    Repeat,
    RepeatRepair,
    RescueSlip,
    Ticket,
    TicketLink,
    TicketMerge,
    VisitConsent,
)

Rows = dict[str, Any]

ROWS: Rows = {
    "slips": lambda: RescueSlip.objects.all(),
    "repeats": lambda: Repeat.objects.select_related("by"),
    "links": lambda: TicketLink.objects.select_related("first__stream"),
    "linked": lambda: TicketLink.objects.select_related("ticket__stream"),
    "merges": lambda: TicketMerge.objects.select_related("into__stream"),
    "absorbed": lambda: TicketMerge.objects.select_related("ticket__stream", "by"),
    "calls": lambda: Call.objects.prefetch_related("legs__agent"),
}
MONEY: Rows = {
    "quotes": lambda: Quote.objects.select_related("price"),
    "charges": lambda: Charge.objects.select_related("category", "by"),
    "receipts": lambda: Receipt.objects.select_related("corrects", "by").prefetch_related("corrections"),
    "compensations": lambda: Compensation.objects.select_related("approval__decider", "asked_by", "damage"),
    "redress": lambda: Redress.objects.select_related("by"),
    "damages": lambda: Damage.objects.select_related("by"),
    "consents": lambda: VisitConsent.objects.select_related("told_by"),
    "again": lambda: RepeatRepair.objects.select_related("first__stream", "cause_by"),
}


def extras_of(ticket: Ticket, kinds: Rows = ROWS) -> dict[str, list[Any]]:
    """Rows of each kind that there is; one query tells which, and each of these costs one or two more."""
    known = {
        f"has_{name}": Exists(rows().filter(**{_link(name): OuterRef("pk")})) for name, rows in kinds.items()
    }
    held = Ticket.objects.filter(pk=ticket.pk).values(**known).first() or {}
    return {
        name: list(rows().filter(**{_link(name): ticket}).order_by("pk"))
        for name, rows in kinds.items()
        if held.get(f"has_{name}")
    }


FIELDS = {"linked": "first", "absorbed": "into"}


def _link(name: str) -> str:
    return FIELDS.get(name, "ticket")
