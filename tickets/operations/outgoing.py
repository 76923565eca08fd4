"""The one way a department writes to a customer about a ticket (ORG-16)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.words import written
from notifications.enums import Channel
from notifications.models import Message
from notifications.operations import queue
from org.enums import Department
from org.models import User
from tickets.events import CustomerMessaged
from tickets.models import CustomerMessage, Ticket
from tickets.operations.errors import TicketRefused
from tickets.operations.moving import hold


@transaction.atomic
def send_to_customer(
    *,
    ticket: Ticket,
    channel: str,
    text: str,
    by: Actor,
    at: datetime,
    department: str = Department.AFTER_SALES,
    subject: str = "",
) -> CustomerMessage:
    """Queue a text message or e-mail to the ticket's contact and put it on the timeline.

    Raises TicketRefused for an empty text or a contact without such an address. Marketing is another thing:
    ask `may_send` of the consents first.
    """
    held = hold(ticket)
    address = address_of(held, channel)
    if not text.strip():
        raise TicketRefused(_("请填写要发送的内容。"))
    if not address:
        raise TicketRefused(_("联系人没有这种联系方式。"))
    count = CustomerMessage.objects.filter(ticket=held).count()
    message = queue(
        cause=f"ticket:{held.pk}:customer:{count + 1}",
        recipient=None,
        channel=channel,
        subject=subject or written("服务单 %(number)s", number=held.number),
        body=text.strip(),
        address=address,
        stream=held.pk,
        at=at,
    )
    return log_outgoing(
        ticket=held, message=message, channel=channel, text=text, department=department, by=by, at=at
    )


def log_outgoing(
    *,
    ticket: Ticket,
    message: Message,
    channel: str,
    text: str,
    by: Actor,
    at: datetime,
    department: str = Department.AFTER_SALES,
) -> CustomerMessage:
    """Put a message to the customer on the timeline, once. The caller holds the ticket's stream."""
    logged = CustomerMessage.objects.filter(message=message).first()
    if logged:
        return logged
    author = by if isinstance(by, User) else None
    row = CustomerMessage.objects.create(
        ticket=ticket,
        department=department,
        channel=channel,
        text=text.strip(),
        message=message,
        by=author,
        at=at,
    )
    said = CustomerMessaged(customer_message=row.pk, department=department, channel=channel)
    record(ticket.pk, said, by=by, at=at)
    return row


def address_of(ticket: Ticket, channel: str) -> str:
    """Where the ticket's contact is reached by a channel; empty where nowhere."""
    return {Channel.SMS: ticket.contact.phone, Channel.EMAIL: ticket.contact.email}.get(Channel(channel), "")
