"""The queue of a day."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from core.clock import local_day
from org.enums import Right
from org.models import Unit
from packs.queries import current_figure
from tickets.enums import VisitorState
from tickets.models import Visitor


def units_to_serve(user: Any) -> Any:
    """Branches whose visitors the person receives: the own ones, and for the group all regions and projects."""
    scope = user.scope.within(Right.REGISTER)
    rows = Unit.objects.filter(is_active=True).order_by("kind", "code")
    return rows if scope.group else rows.filter(pk__in=[one.unit_id for one in scope.held])


def queue_of(unit: Unit, *, at: datetime) -> list[Visitor]:
    """Who waits or is served today, in order of arrival; those who wait have `.expected_at`."""
    rows = Visitor.objects.filter(unit=unit, day=local_day(at), ended_at=None)
    found = list(rows.select_related("served_by").order_by("number"))
    _expect([one for one in found if one.state == VisitorState.WAITING], at)
    return found


def _expect(waiting: Iterable[Visitor], at: datetime) -> None:
    """Each waits for those before, at the pack's minutes each."""
    minutes = int(current_figure("hotline", "visitor_minutes", at=at))
    for before, visitor in enumerate(waiting):
        visitor.before = before  # type: ignore[attr-defined]
        visitor.expected_at = at + timedelta(minutes=minutes * before)  # type: ignore[attr-defined]
