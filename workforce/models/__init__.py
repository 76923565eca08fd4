"""Tables of the supervisor's day and of what was inspected."""

from workforce.models.day import DayPlan, DayTask
from workforce.models.inspection import AppearanceCheck, Evaluation, QualityCheck

__all__ = ["AppearanceCheck", "DayPlan", "DayTask", "Evaluation", "QualityCheck"]
