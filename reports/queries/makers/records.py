"""Weekly records, the weekly meeting and the monthly sorting (RPT-09, RPT-10, RPT-11)."""

from typing import Any

from django.db.models import F, Q, QuerySet

from core.clock import iso
from dispatch.models import Finding, Photo, RepairFile, ServiceReport
from followups.models import Call
from followups.queries import received_between
from reports.models import ReportRun
from reports.queries.content import Content, Row, end_of, tickets_of_unit
from reports.queries.month import IS_COMPLAINT
from tickets.enums import Channel, Intent
from tickets.models import Ticket

SECTIONS: dict[str, Q] = {
    "phone": Q(channel=Channel.PHONE),
    "web": Q(channel=Channel.WEB),
    "requests": Q(intent=Intent.BOOKING),
}
"""Phone records, website enquiries, service requests; a request by phone stands in two sections."""


def weekly(run: ReportRun) -> Content:
    """The three sections of the week, each with its count."""
    came = _came(run)
    rows = [row for section, which in SECTIONS.items() for row in _section(section, came.filter(which))]
    sizes = {name: sum(row["section"] == name for row in rows) for name in SECTIONS}
    return Content(rows, {"total": came.count(), "sections": sizes})


def _came(run: ReportRun) -> QuerySet[Ticket]:
    return tickets_of_unit(run).filter(registered_at__gte=run.span.start, registered_at__lt=end_of(run))


def _section(name: str, tickets: QuerySet[Ticket]) -> list[Row]:
    rows = tickets.order_by("registered_at", "pk").values(
        "status",
        "settled",
        "intent",
        "channel",
        ticket=F("pk"),
        number=F("stream__number"),
        at=F("registered_at"),
    )
    return [row | {"section": name, "at": iso(row["at"])} for row in rows]


def meeting(run: ReportRun) -> Content:
    """One item of the agenda per feedback slip received in the week."""
    decided = set(run.minutes.values_list("item", flat=True))
    slips = (
        received_between(run.span.start, run.span.end)
        .filter(visit__region=run.unit)
        .values("number", "visit", "received_at")
    )
    rows: list[Row] = [
        {
            "item": one["number"],
            "visit": one["visit"],
            "at": iso(one["received_at"]),
            "decided": one["number"] in decided,
        }
        for one in slips
    ]
    return Content(rows, {"total": len(rows), "decided": sum(row["decided"] for row in rows)})


def sorting(run: ReportRun) -> Content:
    """What the month brought in, kind by kind; the reviewer signs that it was sorted."""
    mine = tickets_of_unit(run)
    within: Any = (run.span.start, run.span.end)

    def between(field: str) -> dict[str, Any]:
        return {f"{field}__gte": within[0], f"{field}__lt": within[1]}

    came = mine.filter(**between("registered_at"))
    sizes = {
        "phone_records": came.filter(SECTIONS["phone"]).count(),
        "complaints": came.filter(IS_COMPLAINT).count(),
        "opinions": Call.objects.filter(ticket__in=mine, **between("closed_at")).exclude(opinion="").count(),
        "slips": received_between(*within).filter(visit__region=run.unit).count(),
        "service_reports": ServiceReport.objects.filter(order__ticket__in=mine, **between("at")).count(),
        "repair_files": RepairFile.objects.filter(order__ticket__in=mine, **between("at")).count(),
        "findings": Finding.objects.filter(visit__order__ticket__in=mine, **between("at")).count(),
        "photos": Photo.objects.filter(order__ticket__in=mine, **between("file__at")).count(),
    }
    return Content([], {"total": sum(sizes.values()), "sources": sizes})
