"""Service charges: income by kinds (INT-31), and whether a visit was charged."""

from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, Sum

from tickets.models import Charge, ChargeCategory, Ticket


class Income(NamedTuple):
    """One category over a time: how many entries, and their sum in CNY."""

    category: ChargeCategory
    count: int
    amount: Decimal


def income_by_category(user: Any, *, since: datetime, until: datetime) -> list[Income]:
    """All categories in their order with the charges of visible tickets from `since` up to `until`."""
    charges = Charge.objects.filter(at__gte=since, at__lt=until, ticket__in=Ticket.objects.visible_to(user))
    sums = {
        row["category"]: row
        for row in charges.order_by().values("category").annotate(n=Count("pk"), total=Sum("amount"))
    }
    return [
        Income(one, sums[one.pk]["n"], sums[one.pk]["total"])
        if one.pk in sums
        else Income(one, 0, Decimal(0))
        for one in ChargeCategory.objects.all()
    ]


def collected_category() -> ChargeCategory | None:
    """The first category under which a customer pays here."""
    return ChargeCategory.objects.filter(is_active=True, is_collected=True).first()


def is_visit_charged(ticket: Ticket, since: datetime) -> bool:
    """Was the fee for coming charged, or an amount that may hold it and still stands? A withdrawn fee counts."""
    rows = Charge.objects.filter(ticket=ticket.pk, category__is_collected=True, at__gte=since)
    if rows.filter(for_visit=True).exists():
        return True
    unsaid = rows.filter(for_visit=None).order_by().aggregate(sum=Sum("amount"))["sum"]
    return (unsaid or 0) > 0
