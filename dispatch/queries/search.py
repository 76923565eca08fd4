"""By which words a service record is found: content, time, person, result (TKT-22)."""

from datetime import datetime

from core.clock import local
from core.words import in_house
from dispatch.enums import CauseCode, WorkResult
from dispatch.models import WorkOrder


def search_words(order: WorkOrder, content: str) -> str:
    """Words of one record; the customer's stand in the ticket's search row since the registration."""
    report = getattr(order, "report", None)
    days = [local(at) for at in (order.signed_at, *_arrivals(order)) if at]
    parts = [
        order.number,
        order.technician.name,
        in_house(WorkResult(order.result).label) if order.result else "",
        in_house(CauseCode(order.cause_code).label) if order.cause_code else "",
        content,
        *(f"{day:%Y-%m-%d} {day:%Y%m%d} {day.year}年{day.month}月{day.day}日" for day in days),
        *([report.cause, report.solution, report.parts, report.opinion] if report else []),
    ]
    return " ".join(str(part) for part in parts if part)


def _arrivals(order: WorkOrder) -> list[datetime | None]:
    return list(order.visits.filter(arrived_at__isnull=False).values_list("arrived_at", flat=True))
