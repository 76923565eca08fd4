"""The customer comes again for the same thing: appended to the ticket, or a new one linked to it (INT-27)."""

from datetime import datetime

from django.db import transaction

from core.actors import Actor
from core.events import record
from core.streams import lock_streams
from core.words import later as _
from customers.models import Contact
from org.models import User
from tickets import permissions
from tickets.enums import Channel, LinkKind
from tickets.events import TicketLinked, TicketRepeated
from tickets.models import Call, Repeat, Ticket, TicketLink
from tickets.operations.errors import NotAllowed, TicketRefused
from tickets.operations.hotline.calls import attach
from tickets.operations.moving import hold
from tickets.operations.telling import tell_owner


@transaction.atomic
def append(
    *,
    ticket: Ticket,
    text: str,
    by: User,
    at: datetime,
    channel: str = Channel.PHONE,
    contact: Contact | None = None,
    call: Call | None = None,
) -> Repeat:
    """A linked entry on the ticket; registered_at, status and clocks stay as they are.

    Raises TicketRefused without words, NotAllowed without the right at the ticket's unit.
    """
    if not permissions.can_append(by, ticket):
        raise NotAllowed(_("您不能向该工单追加内容。"))
    if not text.strip():
        raise TicketRefused(_("请填写客户这次说了什么。"))
    held = hold(ticket)
    row = Repeat.objects.create(
        ticket=held, at=at, by=by, channel=channel, contact=contact, call=call, text=text.strip()
    )
    record(held.pk, TicketRepeated(repeat=row.pk, channel=channel), by=by, at=at)
    if call:
        attach(call=call, ticket=held)
    subject = _("客户再次联系：%(number)s") % {"number": held.number}
    tell_owner(held, cause=f"repeat:{row.pk}", subject=subject, at=at, but=by.pk)
    return row


@transaction.atomic
def link(
    *, ticket: Ticket, first: Ticket, by: Actor, at: datetime, kind: str = LinkKind.DUPLICATE
) -> TicketLink:
    """Point a later ticket at the earlier one it belongs to; repeating it changes nothing.

    Raises TicketRefused for a ticket and itself.
    """
    if ticket.pk == first.pk:
        raise TicketRefused(_("工单不能关联自己。"))
    lock_streams(ticket.pk, first.pk)
    held = TicketLink.objects.filter(ticket=ticket, first=first).first()
    if held:
        return held
    person = by if isinstance(by, User) else None
    made = TicketLink.objects.create(ticket=ticket, first=first, kind=kind, by=person, at=at)
    record(ticket.pk, TicketLinked(other=first.number, kind=kind, first=True), by=by, at=at)
    record(first.pk, TicketLinked(other=ticket.number, kind=kind, first=False), by=by, at=at)
    return made
