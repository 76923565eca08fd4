"""The call at an agent's extension, and the day's register of calls and letters."""

from datetime import datetime, timedelta
from typing import Any

from packs.queries import current_figure
from tickets.models import Call, CallLeg


def current_leg(user: Any, *, at: datetime) -> CallLeg | None:
    """The call that rings at the person's extension or is being spoken; None when there is none.

    Every agent's page asks each second: without a call it is one look into an index of open legs.
    """
    rows = CallLeg.objects.filter(agent=user, ended_at=None).select_related(
        "call__line", "call__ticket__stream"
    )
    leg = rows.order_by("-started_at").first()
    if leg is None:
        return None
    minutes = int(current_figure("hotline", "call_bar_minutes", at=at))
    return leg if leg.started_at >= at - timedelta(minutes=minutes) else None


def state_of(leg: CallLeg | None) -> str:
    """A short mark of what the bar shows, to answer nothing while it stays the same."""
    if leg is None:
        return "none"
    return f"{leg.pk}-{'answered' if leg.answered_at else 'ringing'}-{leg.call.ticket_id or ''}"


def call_of(user: Any, call_id: str) -> Call | None:
    """A call by the switchboard's id, if the person takes part in it or it is nobody's yet."""
    found = Call.objects.filter(call_id=call_id).select_related("line").first()
    if found is None or not found.legs.exclude(agent=None).exists():
        return found
    return found if Call.objects.visible_to(user).filter(pk=found.pk).exists() else None
