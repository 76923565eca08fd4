"""Standby units: the list, and what one page shows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from core.pages import Page, keyset
from parts.models import Loan, StandbyMove, StandbyUnit
from parts.queries.loans import SHOWN as OF_LOANS

MOST = 50


@dataclass(frozen=True)
class Filters:
    """What narrows the list; empty values narrow nothing."""

    q: str = ""
    state: str = ""
    depot: int | None = None


def listed(user: Any, filters: Filters) -> QuerySet[StandbyUnit]:
    """Visible units by serial; `q` finds serials, models and names of technicians."""
    rows = StandbyUnit.objects.visible_to(user).select_related("model", "depot__unit", "van")
    if filters.q:
        words = filters.q.strip()
        found = Q(serial__icontains=words) | Q(model__code__icontains=words) | Q(van__name__icontains=words)
        rows = rows.filter(found)
    if filters.state:
        rows = rows.filter(state=filters.state)
    return (rows.filter(depot=filters.depot) if filters.depot else rows).order_by("serial", "pk")


def units(user: Any, filters: Filters, *, cursor: str | None = None) -> Page:
    """One page of them."""
    return keyset(listed(user, filters), order=("serial", "pk"), cursor=cursor)


def of_depot(depot_id: int) -> list[StandbyUnit]:
    """Units at home in a depot."""
    rows = StandbyUnit.objects.filter(depot=depot_id).select_related("model", "van")
    return list(rows.order_by("serial")[:MOST])


def moves(unit: StandbyUnit) -> list[StandbyMove]:
    """The latest steps of a unit."""
    rows = StandbyMove.objects.filter(unit=unit).select_related("depot", "van", "about", "by")
    return list(rows.order_by("-pk")[:MOST])


def loans_of(unit: StandbyUnit) -> list[Loan]:
    """To whom it was lent, the latest first."""
    return list(Loan.objects.filter(unit=unit).select_related(*OF_LOANS)[:MOST])
