"""Tables of reports."""

from reports.models.handover import Handover, Receiver
from reports.models.paper import FormReminder, HandIn
from reports.models.run import ReportRun
from reports.models.texts import Case, DailySummary, Minute

__all__ = ["Case", "DailySummary", "FormReminder", "HandIn", "Handover", "Minute", "Receiver", "ReportRun"]
