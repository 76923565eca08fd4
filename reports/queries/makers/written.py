"""Reports that a person writes: the figures of the day beside the supervisor's words (RPT-08)."""

from dispatch.models import WorkOrder
from reports.models import DailySummary, ReportRun
from reports.queries.content import Content, tickets_of_unit
from reports.queries.month import breached, closed, registered


def summary(run: ReportRun) -> Content:
    """The day in numbers; the words stand in the summary's row, which the frozen row names."""
    tickets, span = tickets_of_unit(run), run.span
    orders = WorkOrder.objects.filter(
        ticket__in=tickets, dispatched_at__gte=span.start, dispatched_at__lt=span.end
    )
    went = closed(tickets, span)
    sizes = {
        "registered": registered(tickets, span).count(),
        "closed": went.count(),
        "dispatched": orders.count(),
        "closed_late": went.filter(breached()).count(),
    }
    written = DailySummary.objects.filter(run=run).values_list("pk", flat=True)
    return Content([{"summary": pk} for pk in written], {"total": sizes["registered"], "day": sizes})
