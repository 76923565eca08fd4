"""Calling back as promised (INT-21, INT-22)."""

from datetime import datetime

from django.db import transaction

from deadlines.models import Todo
from deadlines.operations import finish_todo
from org.models import User
from tickets.models import Ticket
from tickets.operations.contacts import log_contact


@transaction.atomic
def called_back(*, todo: Todo, result: str, by: User, at: datetime) -> Todo:
    """The customer was reached: the contact stands on the ticket, and the to-do is done."""
    ticket = Ticket.objects.get(pk=todo.stream_id)
    done = finish_todo(todo=todo, result=result, by=by, at=at)
    log_contact(ticket=ticket, reached=True, note=result, by=by, at=at)
    return done
