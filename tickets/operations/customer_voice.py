"""What customers do by themselves, through their private link: words, pictures, times, complaints."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core import attachments
from core.actors import CUSTOMER
from core.clock import iso
from core.events import record
from core.models import Attachment
from core.models.attachment import Purpose
from core.words import later, written
from deadlines.models import Todo
from deadlines.operations import open_todo
from org.enums import Post
from packs.queries import figure
from tickets.enums import Channel, Intent, NoteKind, ServiceType
from tickets.events import CustomerWished, CustomerWrote, PhotosSent
from tickets.models import Note, Ticket
from tickets.operations import notes
from tickets.operations.errors import TicketRefused
from tickets.operations.intake import Intake, take_in
from tickets.operations.moving import hold
from tickets.operations.telling import tell_owner
from tickets.transitions import BEFORE_DEPARTURE

WISH_TODO = "customer_time"


@transaction.atomic
def write(*, ticket: Ticket, text: str, at: datetime) -> Note:
    """A message to whoever handles the ticket; the responsible person is told."""
    held = hold(ticket)
    row = notes.write(held, text, NoteKind.CUSTOMER, by=CUSTOMER, at=at)
    record(held.pk, CustomerWrote(note=row.pk), by=CUSTOMER, at=at)
    subject = later("%(number)s 客户有新留言", number=held.number)
    tell_owner(held, cause=f"voice:{row.pk}", subject=subject, at=at)
    return row


@transaction.atomic
def send_photos(*, ticket: Ticket, files: Sequence[Any], at: datetime) -> list[Attachment]:
    """Pictures of the fault; raises TicketRefused over the pack's number, attachments.BadFile for no picture."""
    held = hold(ticket)
    most = int(figure(held.pack_set, "links", "photo_count"))
    sent = Attachment.objects.filter(stream=held.pk, added_by_id=None, purpose=Purpose.PHOTO).count()
    if sent + len(files) > most:
        raise TicketRefused(_("照片最多 %(most)s 张，已有 %(sent)s 张。") % {"most": most, "sent": sent})
    rows = [
        attachments.store(stream=held.pk, file=file, purpose=Purpose.PHOTO, by=CUSTOMER, at=at)
        for file in files
    ]
    record(held.pk, PhotosSent(photos=[row.pk for row in rows]), by=CUSTOMER, at=at)
    return rows


@transaction.atomic
def wish_time(*, ticket: Ticket, wished_at: datetime, text: str, at: datetime) -> Todo:
    """A time that would suit: a to-do for the responsible person, who answers by phone; no promise moves.

    Raises TicketRefused for a past time, a ticket nobody will come for any more, or once somebody set out.
    """
    held = hold(ticket)
    if wished_at <= at:
        raise TicketRefused(_("希望上门的时间须晚于现在。"))
    if not held.is_open:
        raise TicketRefused(_("工单已结束，不能再约时间。"))
    if held.status not in BEFORE_DEPARTURE:
        raise TicketRefused(_("技师已经出发或已完成服务，不能再约时间。"))
    if text.strip():
        notes.write(held, text, NoteKind.CUSTOMER, by=CUSTOMER, at=at)
    todo = open_todo(
        stream=held.pk,
        kind=WISH_TODO,
        title=later("%(number)s 客户希望另约时间，请联系确认", number=held.number),
        owner=held.owner,
        department="" if held.owner else Post.SUPERVISOR,
        unit=held.unit,
        due_at=held.next_due_at if held.next_due_at and held.next_due_at > at else None,
        by=CUSTOMER,
        at=at,
    )
    record(held.pk, CustomerWished(todo=todo.pk, wished_at=iso(wished_at)), by=CUSTOMER, at=at)
    return todo


@transaction.atomic
def complain(*, ticket: Ticket, text: str, at: datetime) -> Ticket:
    """Onto the ticket when it is a complaint that is open, else a complaint of its own that names it (CMP-01)."""
    held = hold(ticket)
    if getattr(held, "complaint", None) is not None and held.is_open:
        write(ticket=held, text=text, at=at)
        return held
    made = take_in(form=_complaint(held, text, at), by=CUSTOMER, at=at)
    words = written("客户通过链接投诉，已另立工单 %(number)s。", number=made.number)
    row = notes.write(held, words, NoteKind.NOTE, by=CUSTOMER, at=at)
    record(held.pk, CustomerWrote(note=row.pk), by=CUSTOMER, at=at)
    return made


def _complaint(ticket: Ticket, text: str, at: datetime) -> Intake:
    return Intake(
        channel=Channel.WEB,
        intent=Intent.COMPLAINT,
        service_type=ServiceType.COMPLAINT,
        description=text,
        received_at=at.replace(microsecond=0),
        region=ticket.region,
        project=ticket.project,
        contact=ticket.contact,
        site=ticket.site,
        asset=ticket.asset,
        note=written("关联工单 %(number)s", number=ticket.number),
    )
