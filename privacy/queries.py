"""Reads of the registers."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet

from core.doors import RETENTIONS
from core.models import Job
from customers.models import CardOpening, Customer
from packs.queries import current_figure
from privacy.enums import COPY_JOB, RequestKind, RequestState
from privacy.models import Purged, RightsRequest


def requests(user: Any, state: str = "") -> QuerySet[RightsRequest]:
    """Visible requests with what their list shows."""
    rows = RightsRequest.objects.visible_to(user).select_related("stream", "customer", "region", "project")
    return rows.filter(state=state) if state in RequestState.values else rows


def late(user: Any, *, at: datetime) -> int:
    """Open requests past their end."""
    return RightsRequest.objects.visible_to(user).filter(state=RequestState.OPEN, due_at__lt=at).count()


@dataclass(frozen=True)
class OwnCopy:
    """How far the copy is that a customer may download on the private page, and until when."""

    request: RightsRequest
    is_ready: bool
    is_preparing: bool
    until: datetime | None


def own_copy(customer: Customer, *, at: datetime) -> OwnCopy | None:
    """The newest copy that was asked for and not refused; None where there is none (PRV-04)."""
    rows = RightsRequest.objects.filter(customer=customer, kind=RequestKind.COPY).select_related("stream")
    row = rows.exclude(state=RequestState.REFUSED).order_by("-pk").first()
    if row is None:
        return None
    live = Job.objects.filter(kind=COPY_JOB, params__request=row.pk, finished_at=None)
    hours = timedelta(hours=int(current_figure("privacy", "link_copy_hours", at=at)))
    until = row.copied_at + hours if row.copy and row.copied_at else None
    return OwnCopy(row, until is not None and at < until, live.exists(), until)


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
