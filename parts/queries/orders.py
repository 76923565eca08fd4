"""What was ordered for customers, and the units it can be done with."""

from typing import Any

from django.db.models import Case, Q, When

from core.pages import Page, keyset
from org.enums import UnitKind
from org.models import Unit
from parts.models import StandbyOrder, StandbyUnit

SHOWN = ("stream", "branch__parent", "model", "unit__depot", "asset__model", "customer", "by")
MOST = 50


def orders(user: Any, which: str, *, cursor: str | None = None) -> Page:
    """One page of the visible orders, the latest first: `open` ones, else those that ended."""
    rows = StandbyOrder.objects.visible_to(user).select_related(*SHOWN)
    rows = rows.open() if which == "open" else rows.exclude(pk__in=StandbyOrder.objects.open().values("pk"))
    return keyset(rows, order=("-ordered_at", "-pk"), cursor=cursor)


def of_stream(stream_id: int) -> list[StandbyOrder]:
    """All orders of a ticket or case, the latest first."""
    return list(
        StandbyOrder.objects.filter(stream=stream_id).select_related("model", "unit__depot", "stream")
    )


def waiting(user: Any, most: int = MOST) -> list[StandbyOrder]:
    """Open orders a person sees, the oldest first."""
    rows = StandbyOrder.objects.visible_to(user).open().select_related(*SHOWN)
    return list(rows.order_by("ordered_at", "pk")[:most])


def region_of(unit: Unit) -> Unit:
    """The region that a branch is or belongs to; the group for the group."""
    return unit.parent if unit.kind == UnitKind.PROJECT and unit.parent else unit


def candidates(order: StandbyOrder) -> list[StandbyUnit]:
    """Ready units of the model that no other order has: those of the order's region first (SLA-11)."""
    promised = StandbyOrder.objects.open().exclude(pk=order.pk).exclude(unit=None).values("unit")
    rows = StandbyUnit.objects.free().exclude(pk__in=promised)
    if order.model_id:
        rows = rows.filter(model=order.model_id)
    region = region_of(order.branch).pk
    near = Q(depot__unit=region) | Q(depot__unit__parent=region)
    shown = rows.select_related("model", "depot__unit", "van")
    return list(shown.order_by(Case(When(near, then=0), default=1), "serial")[:MOST])
