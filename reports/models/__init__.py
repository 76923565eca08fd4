"""Tables of reports."""

from reports.models.run import ReportRun

__all__ = ["ReportRun"]
