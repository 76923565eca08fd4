"""Reads of the registers."""

from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from core.doors import RETENTIONS
from customers.models import CardOpening, Customer
from privacy.enums import RequestState
from privacy.models import Purged, RightsRequest


def requests(user: Any, state: str = "") -> QuerySet[RightsRequest]:
    """Visible requests with what their list shows."""
    rows = RightsRequest.objects.visible_to(user).select_related("stream", "customer", "region", "project")
    return rows.filter(state=state) if state in RequestState.values else rows


def late(user: Any, *, at: datetime) -> int:
    """Open requests past their end."""
    return RightsRequest.objects.visible_to(user).filter(state=RequestState.OPEN, due_at__lt=at).count()


def openings(user: Any, customer: int | None = None) -> QuerySet[CardOpening]:
    """Who opened the pages of customers that the person may see (PRV-01)."""
    rows = CardOpening.objects.filter(customer__in=Customer.objects.visible_to(user))
    rows = rows.filter(customer=customer) if customer else rows
    return rows.select_related("user", "customer")


def purged_days(most: int) -> list[dict[str, Any]]:
    """How many records were purged by day and kind, newest first, with the word of the kind."""
    words = {kind.code: kind.words for kind in RETENTIONS}
    rows = Purged.objects.values("day", "kind").annotate(count=Count("pk")).order_by("-day", "kind")
    return [row | {"words": words.get(row["kind"], row["kind"])} for row in rows[:most]]
