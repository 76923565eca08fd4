"""Reports about complaints: of a day, of a month, the quarter's cases (RPT-01 to RPT-04)."""

from typing import Any

from django.db.models import QuerySet

from reports.enums import Figure
from reports.models import ReportRun
from reports.queries import figures
from reports.queries.content import Content, Row, complaint_row, complaints_of, tally
from reports.queries.figures import Asked
from tickets.enums import MAJOR
from tickets.models import Complaint

COUNTED = ("class", "severity", "stage")


def daily(run: ReportRun) -> Content:
    """Complaints from 00:00 on: to 24:00, or to the freezing of the day's SMS."""
    rows = [complaint_row(one) for one in complaints_of(run)]
    return Content(rows, {"total": len(rows)} | {key: tally(rows, key) for key in COUNTED})


def monthly(run: ReportRun) -> Content:
    """The month's complaints by class, severity, channel and branch, beside the month and year before."""
    asked = Asked(run.unit, "month", run.span, figures.repeat_days(run.due_at), complaints_only=True)
    made = figures.whole(asked, ("months", "classes", "channels", "categories", "branches", "verdicts"))
    rows = figures.frozen_rows(asked)
    return Content(rows, {"total": made["now"][Figure.COMPLAINTS]} | made)


def cases(run: ReportRun) -> Content:
    """Typical complaints of the quarter, as chosen (RPT-04)."""
    lessons = dict(run.cases.values_list("ticket_id", "lesson"))
    found = Complaint.objects.filter(pk__in=lessons).select_related("ticket__stream").order_by("pk")
    rows = [_case(one, lessons[one.pk]) for one in found]
    return Content(rows, {"total": len(rows)} | {key: tally(rows, key) for key in ("class", "severity")})


def candidates(run: ReportRun) -> QuerySet[Complaint]:
    """Complaints of the quarter that may be chosen; the graver ones are proposed first."""
    return complaints_of(run)


def proposed(run: ReportRun) -> list[int]:
    """Tickets of the complaints that are more than general: what a collection begins with."""
    return list(candidates(run).filter(severity__in=MAJOR).values_list("pk", flat=True))


def _case(complaint: Complaint, lesson: str) -> Row:
    """The texts stand in rows of their own; the frozen row says only whether they are there."""
    more: dict[str, Any] = {"outcome": bool(complaint.outcome), "lesson": bool(lesson.strip())}
    return complaint_row(complaint) | more
