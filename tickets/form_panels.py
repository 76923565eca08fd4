"""A panel with a form in it, on the page of a task."""

from typing import Any
from uuid import uuid4

from core.doors import TASK_PANELS, Panel
from deadlines.models import Todo
from tickets.forms.complaints import CustomerMessageForm
from tickets.models import Ticket
from tickets.permissions import can_write_for_task


def _task(todo: Todo, user: Any) -> dict[str, Any] | None:
    """Writing to the customer about a task, and what was written."""
    ticket = Ticket.objects.filter(pk=todo.stream_id).first()
    if ticket is None or not (todo.owner_id == user.pk or can_write_for_task(user, todo)):
        return None
    form = CustomerMessageForm(ticket=ticket, at=todo.opened_at, initial={"key": uuid4(), "channel": "sms"})
    sent = ticket.customer_messages.filter(department=todo.responsible_department).select_related("by")
    return {"form": form if can_write_for_task(user, todo) else None, "sent": sent, "task": todo}


TASK_PANELS.register(Panel("customer message", 10, _task, "tickets/_task_message.html"))
