"""The ticket follows its live work order; dispatch calls this in the transaction of its own change."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from deadlines.enums import ClockKind
from org.models import User
from tickets.enums import Status
from tickets.models import Ticket
from tickets.operations.clocks import meet
from tickets.operations.errors import TicketRefused, WrongMove
from tickets.operations.moving import hold, move
from tickets.operations.permits import ask_afterwards, check_executor
from tickets.operations.visit_fees import charge_visit
from tickets.transitions import FOLLOWED

# Promises that are kept by entering a state.
KEPT: dict[str, tuple[str, ...]] = {
    Status.DISPATCHED: (ClockKind.DISPATCH,),
    Status.ON_SITE: (ClockKind.ARRIVE,),
    Status.WORK_DONE: (ClockKind.RESTORE, ClockKind.HANDLED, ClockKind.SUBSTITUTE),
    Status.SIGNED: (ClockKind.COMPLETE,),
    Status.RECORDED: (ClockKind.RECORD,),
}


@transaction.atomic
def follow(*, ticket: Ticket, to: str, by: Actor, at: datetime, assignee: User | None = None) -> Ticket:
    """Bring the ticket to the state of its work order and keep the promises of that state.

    A fee agreed for the visit is charged when its work is done (TKT-32). `assignee` is needed for dispatched; back to approved clears it. A fault or urgent ticket that is
    dispatched unapproved gets its approval request here, asked by `by` (TKT-03). Raises WrongMove, Blocked,
    NotAllowed when applicant or approver would do the job (ORG-25).
    """
    held = hold(ticket)
    if to not in FOLLOWED:
        raise WrongMove(held.status, to, held.settled)
    move(held, to, by=by, at=at, **_technician(held, to, assignee))
    if to == Status.DISPATCHED:
        ask_afterwards(held, by=by, at=at)
        check_executor(held, held.assignee)
    if to == Status.WORK_DONE:
        charge_visit(held, at)
    return meet(ticket=held, kinds=KEPT.get(to, ()), by=by, at=at)


def _technician(ticket: Ticket, to: str, assignee: User | None) -> dict[str, Any]:
    if to == Status.APPROVED:
        return {"assignee": None}
    if to != Status.DISPATCHED:
        return {}
    if assignee is None:
        raise TicketRefused(_("派工请选择技师。"))
    return {"assignee": assignee}
