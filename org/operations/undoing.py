"""Requests of a deed that was undone."""

from datetime import datetime
from typing import Any

from core.models import Event
from core.undo import reverses
from org.events import ApprovalAsked, ApprovalDecided
from org.models import Approval
from org.operations.approvals import withdraw


@reverses(ApprovalDecided)
def wait_again(event: Event, by: Any, at: datetime) -> None:
    """The decision was not taken: the request waits as before."""
    row = Approval.objects.select_for_update().get(pk=event.facts["approval"])
    row.decision, row.decided_at, row.decider, row.note = "", None, None, ""
    row.save(update_fields=["decision", "decided_at", "decider", "note"])


@reverses(ApprovalAsked)
def ask_no_more(event: Event, by: Any, at: datetime) -> None:
    """The request was not made."""
    withdraw(approval=Approval.objects.get(pk=event.facts["approval"]), by=by, at=at)
