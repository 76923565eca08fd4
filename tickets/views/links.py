"""The customer's private link, from the page of the ticket."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.clock import now
from customers.models import Link
from tickets import permissions
from tickets.models import Ticket
from tickets.operations import customer_messages
from tickets.views.gate import load


@require_POST
def send(request: HttpRequest, number: str) -> HttpResponse:
    """Send it to the customer's mobile, or mailbox."""
    row = _handled(request, number)
    try:
        customer_messages.send_link(ticket=row, by=request.user, at=now())
    except customer_messages.Unreachable as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("客户链接已发送。"))
    return redirect("tickets:ticket", row.number)


@require_POST
def revoke(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Close a link for good."""
    row = _handled(request, number)
    link = get_object_or_404(Link, pk=pk, stream=row.pk)
    customer_messages.revoke_link(ticket=row, link=link, by=request.user, at=now())
    messages.success(request, _("客户链接已吊销。"))
    return redirect("tickets:ticket", row.number)


def _handled(request: HttpRequest, number: str) -> Ticket:
    row = load(request, number)
    if not permissions.can_send_link(request.user, row):
        raise PermissionDenied(_("您没有这项权限。"))
    return row
