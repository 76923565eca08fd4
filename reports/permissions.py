"""Who reads, writes, signs and sends reports."""

from typing import Any

from org.enums import Right, UnitKind
from org.permissions import has
from reports.enums import RunState
from reports.models import ReportRun


def can_read(user: Any) -> bool:
    return has(user, Right.READ_REPORTS)


def can_ask(user: Any) -> bool:
    """Leaders who have to ask for what is late see it on their start page (RPT-08)."""
    return has(user, Right.SEND_REPORTS)


def can_write(user: Any, run: ReportRun) -> bool:
    """Remarks, cases, minutes and summaries of an open report of one's unit."""
    return run.editable and bool(user.scope.can(Right.WRITE_REPORTS, region_id=_region(run)))


def can_submit(user: Any, run: ReportRun) -> bool:
    """Whoever may write, while it is a draft that needs a signature."""
    return run.state == RunState.DRAFT and bool(run.signers) and can_write(user, run)


def can_sign(user: Any, run: ReportRun) -> bool:
    """One of the posts that the report names, and never the person who submitted it (RPT-03)."""
    if run.state != RunState.SUBMITTED or run.submitted_by_id == user.pk:
        return False
    held = user.scope.within(Right.READ_REPORTS).held
    return any(one.post in run.posts_to_sign and one.covers(_region(run), None) for one in held)


def can_send(user: Any, run: ReportRun) -> bool:
    """Regions send their own; the group may send for them."""
    return bool(user.scope.can(Right.SEND_REPORTS, region_id=_region(run)))


def _region(run: ReportRun) -> int | None:
    return run.unit_id if run.unit.kind == UnitKind.REGION else None
