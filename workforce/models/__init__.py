"""Tables of the supervisor's day, of what was inspected, and of how regions are rated."""

from workforce.models.appraisal import RegionalAppraisal
from workforce.models.day import DayPlan, DayTask
from workforce.models.inspection import AppearanceCheck, Evaluation, QualityCheck

__all__ = ["AppearanceCheck", "DayPlan", "DayTask", "Evaluation", "QualityCheck", "RegionalAppraisal"]
