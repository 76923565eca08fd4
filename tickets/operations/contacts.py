"""Speaking with the customer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from deadlines import operations as deadlines
from deadlines.enums import ClockKind
from org.models import User
from tickets.enums import Channel, Direction
from tickets.events import ContactLogged
from tickets.models import ContactLog, Ticket
from tickets.operations.clocks import agree_arrival, iso_or_none, refresh_due
from tickets.operations.errors import TicketRefused
from tickets.operations.moving import hold


@transaction.atomic
def log_contact(
    *,
    ticket: Ticket,
    reached: bool,
    by: Actor,
    at: datetime,
    channel: str = Channel.PHONE,
    direction: str = Direction.OUT,
    note: str = "",
    agreed_at: datetime | None = None,
) -> ContactLog:
    """Log one attempt; the first that reaches the customer meets the reply clock.

    `agreed_at` is the arrival time the customer wants (SLA-08). Raises TicketRefused for a time agreed with
    nobody, or one that is past.
    """
    held = hold(ticket)
    if agreed_at and not reached:
        raise TicketRefused(_("没有联系上客户，不能填写约定时间。"))
    row = ContactLog.objects.create(
        ticket=held,
        at=at,
        by=by if isinstance(by, User) else None,
        direction=direction,
        channel=channel,
        reached=reached,
        agreed_at=agreed_at,
        note=note.strip(),
    )
    said = ContactLogged(
        contact=row.pk,
        channel=channel,
        direction=direction,
        reached=reached,
        agreed_at=iso_or_none(agreed_at),
    )
    record(held.pk, said, by=by, at=at)
    _keep_promises(held, row, by)
    return row


def _keep_promises(ticket: Ticket, row: ContactLog, by: Actor) -> None:
    if row.reached:
        deadlines.meet_kind(stream=ticket.stream, kind=ClockKind.REPLY, at=row.at, by=by)
    if row.agreed_at:
        agree_arrival(ticket=ticket, agreed_at=row.agreed_at, by=by, at=row.at)
    elif row.reached:
        refresh_due(ticket)
