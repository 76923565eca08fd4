"""Reading what calls for an emergency."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q

from core.pages import Page, keyset
from emergency.models import Proposal
from emergency.rules import Surge
from org.models import Unit
from org.queries import group_unit
from packs.queries import current_figure
from tickets.models import Complaint

SECTION = "surge"


def surge_figures(at: datetime) -> Surge:
    """When complaints surge, by the company's pack (CMP-19)."""
    names = ("factor", "least", "mean_days", "window_hours")
    return Surge(*(int(current_figure(SECTION, name, at=at)) for name in names))


@dataclass(frozen=True)
class Seen:
    """Complaints of a unit: in the window, and in the days before it."""

    unit: Unit
    count: int
    before: int


def complaint_counts(figures: Surge, *, at: datetime) -> list[Seen]:
    """Counts of each region and of the whole company up to an instant, in one query over the days looked at."""
    since = at - timedelta(hours=figures.window_hours)
    first = since - timedelta(days=figures.mean_days)
    rows = Complaint.objects.filter(ticket__registered_at__gt=first, ticket__registered_at__lte=at).order_by()
    inside, earlier = Q(ticket__registered_at__gt=since), Q(ticket__registered_at__lte=since)
    counted = rows.values_list("ticket__region").annotate(
        inside=Count("pk", filter=inside), earlier=Count("pk", filter=earlier)
    )
    found = list(counted)
    if not found:
        return []
    regions = Unit.objects.in_bulk([region for region, _inside, _earlier in found])
    whole = Seen(group_unit(), sum(row[1] for row in found), sum(row[2] for row in found))
    return [whole, *(Seen(regions[key], count, before) for key, count, before in found)]


def proposals(user: Any, which: str, *, cursor: str | None = None) -> Page:
    """One page of the visible proposals, the newest first: `waiting` ones or those decided."""
    rows = Proposal.objects.visible_to(user).select_related("unit", "decided_by")
    rows = rows.waiting() if which == "waiting" else rows.exclude(verdict="")
    return keyset(rows, order=("-proposed_at", "-pk"), cursor=cursor)


def waiting_count(user: Any) -> int:
    return Proposal.objects.visible_to(user).waiting().count()
