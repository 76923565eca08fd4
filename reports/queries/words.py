"""How reports are named and told in short: no personal values, in the reader's language."""

from typing import Any

from django.utils.translation import gettext as _

from core.clock import local
from core.words import later
from reports.enums import ReportKind
from reports.models import ReportRun
from reports.rules import periods
from tickets.enums import ComplaintClass, Severity

EVERY: dict[str, str] = {
    ReportKind.DAILY_SMS: "day",
    ReportKind.DAILY: "day",
    ReportKind.SUMMARY: "day",
    ReportKind.RECORDS: "week",
    ReportKind.MEETING: "week",
    ReportKind.CASES: "quarter",
    ReportKind.SURVEY: "half_year",
}
MOST_LINES = 20


def every_of(code: str) -> str:
    """Day, week, month, quarter or half-year; months unless said otherwise."""
    return EVERY.get(code, "month")


def period_of(run: ReportRun) -> str:
    """A short name of the run's period, as 2026-03 or 2026-Q1."""
    return periods.code(every_of(run.kind), run.span)


def title(run: ReportRun) -> Any:
    """Unit, kind and period, put into words when it is read."""
    return later(
        "%(unit)s%(kind)s %(period)s",
        unit=run.unit.name,
        kind=ReportKind(run.kind).label,
        period=period_of(run),
    )


def brief(run: ReportRun) -> Any:
    """What a message says of a report: its headline, and for the day's SMS one line per complaint."""
    head = later("%(title)s：合计 %(total)s 件。", title=title(run), total=run.figures.get("total", 0))
    return sms(run) if run.kind == ReportKind.DAILY_SMS else head


def sms(run: ReportRun) -> str:
    """The text of RPT-01: count, classes, severities, one line per complaint; a zero report says so."""
    words = {
        "unit": run.unit.name,
        "day": f"{run.period:%m-%d}",
        "until": f"{local(run.freeze_at or run.span.end):%H:%M}",
        "total": run.figures["total"],
    }
    if not run.rows:
        return _("%(unit)s %(day)s 截至 %(until)s 无投诉，零报告。") % words
    head = _("%(unit)s %(day)s 截至 %(until)s 登记投诉 %(total)s 件。") % words
    return "\n".join([head, *(_line(row) for row in run.rows[:MOST_LINES])])


def _line(row: dict[str, Any]) -> str:
    return _("%(number)s %(class)s %(severity)s") % {
        "number": row["number"],
        "class": ComplaintClass(row["class"]).label,
        "severity": Severity(row["severity"]).label if row["severity"] else _("未定级"),
    }
