"""The supervisor's call after a refused signature (TKT-17)."""

from datetime import datetime

from django.db import transaction

from deadlines.enums import ClockKind
from deadlines.models import Todo
from deadlines.operations import finish_todo
from org.models import User
from tickets.models import Ticket
from tickets.operations import clocks

CALL_BACK_TODO = "refusal_call"


@transaction.atomic
def call_back(*, todo: Todo, result: str, by: User, at: datetime) -> Todo:
    """The customer was called back: the to-do is done and its clock met; raises deadlines' TodoClosed."""
    ticket = Ticket.objects.get(pk=todo.stream_id)
    done = finish_todo(todo=todo, result=result, by=by, at=at)
    clocks.meet(ticket=ticket, kinds=(ClockKind.REFUSAL_CALL,), by=by, at=at)
    return done
