"""Taking any list along as a workbook: a job of the task centre."""

from core.exporting.job import KIND, start_export
from core.exporting.lists import list_named

__all__ = ["KIND", "list_named", "start_export"]
