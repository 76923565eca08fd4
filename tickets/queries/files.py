"""Files of settled complaints, by class and year (ARC-02)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

from core.clock import LOCAL, day_start
from tickets.enums import Stage
from tickets.models import Complaint
from tickets.queries.classes import class_label

SHOWN = ("ticket__stream", "ticket__region", "ticket__project", "ticket__customer", "closed_by")


def files(user: Any, *, of_class: str = "", year: int | None = None) -> QuerySet[Complaint]:
    """Closed complaints the person sees, of one class, registered in one Shanghai year."""
    rows = Complaint.objects.visible_to(user).filter(stage=Stage.CLOSED)
    if of_class:
        rows = rows.filter(complaint_class=of_class)
    if year:
        start, end = (day_start(date(one, 1, 1)) for one in (year, year + 1))
        rows = rows.filter(ticket__registered_at__gte=start, ticket__registered_at__lt=end)
    return rows.select_related(*SHOWN)


@dataclass(frozen=True)
class Shelf:
    """How many files of a class a year holds."""

    code: str
    title: str
    year: int
    count: int


def shelves(user: Any) -> list[Shelf]:
    """Every class and year that holds files, newest year first, the fullest class first."""
    rows = Complaint.objects.visible_to(user).filter(stage=Stage.CLOSED).order_by()
    counted = rows.annotate(year=ExtractYear("ticket__registered_at", tzinfo=LOCAL))
    found = counted.values("complaint_class", "year").annotate(count=Count("pk"))
    lines = [
        Shelf(row["complaint_class"], class_label(row["complaint_class"]), row["year"], row["count"])
        for row in found
    ]
    return sorted(lines, key=lambda shelf: (-shelf.year, -shelf.count, shelf.code))
