"""Approval and dispatch in one step."""

from datetime import datetime

from django.db import transaction

from dispatch.models import WorkOrder
from dispatch.operations.dispatching import Sending, dispatch
from org.models import User
from tickets.models import Ticket
from tickets.operations import permits


@transaction.atomic
def approve_and_dispatch(
    *, ticket: Ticket, sending: Sending, by: User, at: datetime, note: str = ""
) -> WorkOrder:
    """Grant the open request and send somebody; raises what either step raises, and stores neither then."""
    approved = permits.approve(ticket=ticket, note=note, by=by, at=at)
    return dispatch(ticket=approved, sending=sending, by=by, at=at)
