"""How fast a request gets a named person (DSP-05), computed where the rows are."""

from datetime import timedelta
from typing import Any

from django.db.models import Aggregate, DurationField, ExpressionWrapper, F, OuterRef, QuerySet, Subquery

from dispatch.models import WorkOrder
from tickets.models import Ticket


class Median(Aggregate):
    """The middle value; PostgreSQL's percentile_cont(0.5)."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


def assigned(tickets: QuerySet[Ticket]) -> QuerySet[Any]:
    """Tickets somebody was sent to, each with `took`, the time from registration to that order."""
    orders = WorkOrder.objects.filter(ticket=OuterRef("pk")).order_by("dispatched_at")
    took = ExpressionWrapper(
        Subquery(orders.values("dispatched_at")[:1]) - F("registered_at"), output_field=DurationField()
    )
    return tickets.annotate(took=took).filter(took__isnull=False)


def assignment_median(tickets: QuerySet[Ticket]) -> timedelta | None:
    """The median of registered to assigned; None when nobody was assigned."""
    median: timedelta | None = assigned(tickets).aggregate(
        median=Median("took", output_field=DurationField())
    )["median"]
    return median
