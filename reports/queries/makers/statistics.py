"""The month's statistics and the report on service items (RPT-06, RPT-07, RPT-12 as far as facts exist)."""

from reports.enums import Figure
from reports.models import ReportRun
from reports.queries import figures
from reports.queries.content import Content
from reports.queries.figures import Asked

MONTH_TABLES = ("months", "channels", "categories", "branches", "classes", "satisfaction", "income")
"""The six charts of the month page and of the monthly statistics, and what was charged."""


def statistics(run: ReportRun) -> Content:
    """All figures of the month page, and the journeys of the month."""
    return _month(run, (*MONTH_TABLES, "journeys"))


def projects(run: ReportRun) -> Content:
    """Every service item of the month by service type and branch."""
    return _month(run, ("services", "branches", "journeys", "months"))


def _month(run: ReportRun, tables: tuple[str, ...]) -> Content:
    asked = Asked(run.unit, "month", run.span, figures.repeat_days(run.due_at))
    made = figures.whole(asked, tables)
    return Content(figures.frozen_rows(asked), {"total": made["now"][Figure.REGISTERED]} | made)
