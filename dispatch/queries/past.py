"""What was done for tickets, for whoever speaks with the customer next (INT-12)."""

from django.db.models import Max

from core.doors import PastJob
from core.punctuation import mark
from dispatch.models import ServiceReport, Visit


def past_jobs(tickets: list[int]) -> dict[int, PastJob]:
    """The last visit and the replaced parts of each ticket, in two queries."""
    arrived = Visit.objects.filter(order__ticket__in=tickets, arrived_at__isnull=False)
    visits = dict(arrived.values_list("order__ticket").annotate(last=Max("arrived_at")))
    parts: dict[int, list[str]] = {}
    reports = ServiceReport.objects.filter(order__ticket__in=tickets).exclude(parts="")
    for ticket, words in reports.order_by("pk").values_list("order__ticket", "parts"):
        parts.setdefault(ticket, []).append(words)
    return {
        key: PastJob(visits.get(key), mark("；").join(parts.get(key, ())))
        for key in visits.keys() | parts.keys()
    }
