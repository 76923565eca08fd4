"""Who reads and who sends reports."""

from typing import Any

from org.enums import Right, UnitKind
from org.permissions import has
from reports.models import ReportRun


def can_read(user: Any) -> bool:
    return has(user, Right.READ_REPORTS)


def can_send(user: Any, run: ReportRun) -> bool:
    """Regions send their own; the group may send for them."""
    region = run.unit_id if run.unit.kind == UnitKind.REGION else None
    return bool(user.scope.can(Right.SEND_REPORTS, region_id=region))
