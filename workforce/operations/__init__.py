"""Every write of the supervisor's day."""

from workforce.operations.day import set_work
from workforce.operations.inspecting import CheckedAlready, check_appearance, check_quality, evaluate

__all__ = ["CheckedAlready", "check_appearance", "check_quality", "evaluate", "set_work"]
