"""Messages about the own service: by SMS to a mobile, else by mail; they name numbers, never people or places."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import SYSTEM, Actor
from core.streams import lock_streams
from core.words import in_house, written
from customers.models import Link
from customers.operations import links
from customers.phones import is_mobile
from notifications.enums import Channel as By
from notifications.models import Message
from notifications.operations import queue
from tickets.models import Ticket
from tickets.operations.outgoing import log_outgoing


class Unreachable(Exception):
    """The customer left neither a mobile number nor a mail address."""


@transaction.atomic
def tell_customer(
    *, ticket: Ticket, cause: str, subject: str, words: str, at: datetime, by: Actor = SYSTEM
) -> Message | None:
    """One short message with the private link; None when nothing reaches the customer.

    The same cause again adds nothing (PRV-06: no consent is needed for the own service).
    """
    way, subject, words = way_to(ticket), in_house(subject), in_house(words)
    if way is None:
        return None
    lock_streams(ticket.pk)
    link = links.ensure_link(stream=ticket.stream, contact=ticket.contact, at=at, by=by)
    said = queue(
        cause=f"ticket:{ticket.pk}:{cause}",
        recipient=None,
        channel=way[0],
        address=way[1],
        subject=subject,
        body=written("%(words)s 查看与办理：%(link)s", words=words, link=links.mark(link)),
        stream=ticket.pk,
        at=at,
    )
    if said.pk:
        log_outgoing(ticket=ticket, message=said, channel=way[0], text=words, by=by, at=at)
    return said


def way_to(ticket: Ticket) -> tuple[str, str] | None:
    """How the customer is reached: SMS before mail."""
    contact = ticket.contact
    if is_mobile(contact.phone):
        return By.SMS, contact.phone
    return (By.EMAIL, contact.email) if contact.email else None


@transaction.atomic
def send_link(*, ticket: Ticket, by: Actor, at: datetime) -> Message:
    """The link at a person's request, as often as asked; raises Unreachable."""
    said = tell_customer(
        ticket=ticket,
        cause=f"link:{at.isoformat()}",
        subject=written("您的工单 %(number)s", number=ticket.number),
        words=written("可查看进度、补充照片、约时间和评价。"),
        at=at,
        by=by,
    )
    if said is None:
        raise Unreachable(_("客户没有登记手机号码或邮箱，无法发送链接。"))
    return said


@transaction.atomic
def revoke_link(*, ticket: Ticket, link: Link, by: Actor, at: datetime) -> Link:
    """The link opens nothing any more."""
    return links.revoke(link=link, by=by, at=at)
