"""Income by kinds of service charges (INT-31)."""

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
