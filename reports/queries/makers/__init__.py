"""Who computes which report: one function per kind, from facts only."""

from collections.abc import Callable

from reports.enums import ReportKind
from reports.models import ReportRun
from reports.queries.content import Content
from reports.queries.makers import complaints, records, statistics, survey, written

MAKERS: dict[str, Callable[[ReportRun], Content]] = {
    ReportKind.DAILY_SMS: complaints.daily,
    ReportKind.DAILY: complaints.daily,
    ReportKind.MONTHLY: complaints.monthly,
    ReportKind.CASES: complaints.cases,
    ReportKind.SURVEY: survey.survey,
    ReportKind.STATISTICS: statistics.statistics,
    ReportKind.PROJECTS: statistics.projects,
    ReportKind.SUMMARY: written.summary,
    ReportKind.RECORDS: records.weekly,
    ReportKind.MEETING: records.meeting,
    ReportKind.SORTING: records.sorting,
}


def collect(run: ReportRun) -> Content:
    """Rows and figures of a run from today's facts; KeyError for a kind without a maker."""
    return MAKERS[run.kind](run)
