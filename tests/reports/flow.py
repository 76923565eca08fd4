"""Steps that report tests share."""

from datetime import datetime

from reports import operations
from reports.enums import ReportKind
from reports.models import ReportRun
from tests.reports.conftest import local


def round_at(at: datetime | str) -> datetime:
    """One round of the periodic work at a local time."""
    when = local(at) if isinstance(at, str) else at
    for step in (operations.open_due, operations.freeze_due, operations.send_due, operations.settle_due):
        step(at=when)
    return when


def run_of(kind: ReportKind, unit: object, first: str | None = None) -> ReportRun:
    """The latest version of a unit's report, of the period that begins on a day."""
    runs = ReportRun.objects.latest().select_related("unit", "stream").filter(kind=kind, unit=unit)
    return runs.get(period=first) if first else runs.get()
