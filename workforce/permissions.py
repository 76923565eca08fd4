"""Who leads the daily work of a unit."""

from typing import Any

from org.enums import Right
from org.permissions import covers, has


def can_supervise(user: Any, unit: Any = None) -> bool:
    """Sets the day's work and inspects it: at all, or at a unit (ORG-08)."""
    return has(user, Right.SUPERVISE) if unit is None else covers(user, Right.SUPERVISE, unit)


def can_see(user: Any) -> bool:
    """Reads plans and inspections: who leads, and who reads the unit's reports."""
    return has(user, Right.SUPERVISE) or has(user, Right.READ_REPORTS)


def can_appraise(user: Any) -> bool:
    """Enters the score of a region: the group role alone (ORG-02)."""
    return has(user, Right.APPRAISE_REGIONS)


def can_see_appraisals(user: Any) -> bool:
    """Reads the scores of the own region: who reads its reports."""
    return has(user, Right.READ_REPORTS)
