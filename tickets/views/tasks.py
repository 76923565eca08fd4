"""Departments write to the customer from the page of their task (ORG-16)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.clock import now
from deadlines.models import Todo
from tickets.forms.complaints import CustomerMessageForm
from tickets.models import Ticket
from tickets.operations.errors import TicketRefused
from tickets.operations.outgoing import send_to_customer
from tickets.permissions import can_write_for_task


@require_POST
def customer_message(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a message in the name of the task's department; it stands on the ticket's timeline."""
    todo = get_object_or_404(Todo.objects.visible_to(request.user).tasks(), pk=pk)
    ticket = get_object_or_404(Ticket.objects.select_related("contact"), pk=todo.stream_id)
    if not can_write_for_task(request.user, todo):
        raise PermissionDenied(_("请先接受任务，再联系客户。"))
    at = now()
    form = CustomerMessageForm(request.POST, ticket=ticket, at=at)
    if not form.is_valid():
        messages.error(request, _("消息未发送：请填写方式和内容。"))
        return redirect("deadlines:task", pk)
    given = {name: form.cleaned_data[name] for name in ("channel", "text")}
    department = todo.responsible_department
    try:
        send_to_customer(ticket=ticket, department=department, by=request.user, at=at, **given)
    except TicketRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("消息已交付发送，并记入工单。"))
    return redirect("deadlines:task", pk)
