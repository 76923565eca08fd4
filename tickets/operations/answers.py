"""Answers to letters, in the thread the customer began."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import CUSTOMER
from core.private_links import reply_address
from core.words import written
from customers.operations import links
from notifications.enums import Channel as By
from notifications.models import Letter, Message
from notifications.operations import queue
from notifications.operations.mailbox import Parsed, domain
from org.models import User
from packs.queries import current_figure
from tickets.enums import Channel, Direction
from tickets.models import ContactLog, Ticket
from tickets.operations import contacts
from tickets.operations.errors import TicketRefused
from tickets.saying import acknowledgement_words

ACKNOWLEDGED = "letter-acknowledged"
HOUR = timedelta(hours=1)


@transaction.atomic
def acknowledge(*, ticket: Ticket, parsed: Parsed, at: datetime) -> Message | None:
    """Number, next step, latest time and the private link, as an answer to the letter (INT-06).

    None for a sender who had the hour's number of answers: whoever writes so often is a program.
    """
    if not parsed.sender or _answered_enough(parsed.sender, at):
        return None
    link = links.ensure_link(stream=ticket.stream, contact=ticket.contact, at=at, by=CUSTOMER)
    words = {"told": acknowledgement_words(ticket.acknowledgement), "link": links.mark(link)}
    return queue(
        cause=f"ticket:{ticket.pk}:{ACKNOWLEDGED}",
        recipient=None,
        channel=By.EMAIL,
        address=parsed.sender,
        subject=subject_of(ticket, parsed.subject),
        body=_(
            "您好，您的来信已受理。\n%(told)s\n查看进度、补充照片、约时间：%(link)s\n直接回复本邮件即可补充说明。"
        )
        % words,
        stream=ticket.pk,
        headers=headers_of(ticket, [*reversed(parsed.answers), parsed.named_id])
        | {"Auto-Submitted": "auto-replied"},
        at=at,
    )


def _answered_enough(sender: str, at: datetime) -> bool:
    most = int(current_figure("letters", "answers_per_hour", at=at))
    sent = Message.objects.filter(
        address=sender, channel=By.EMAIL, queued_at__gt=at - HOUR, cause__endswith=f":{ACKNOWLEDGED}"
    )
    return sent.count() >= most


@transaction.atomic
def answer(*, ticket: Ticket, text: str, by: User, at: datetime) -> ContactLog:
    """A colleague's letter to the customer; for a request that came by letter it is the first reply.

    Raises TicketRefused when no mail address is known.
    """
    address = ticket.contact.email
    if not address:
        raise TicketRefused(_("客户没有登记邮箱，请先补充，或改用电话联系。"))
    row = contacts.log_contact(
        ticket=ticket,
        reached=ticket.channel == Channel.EMAIL,
        channel=Channel.EMAIL,
        direction=Direction.OUT,
        note=text,
        by=by,
        at=at,
    )
    queue(
        cause=f"ticket:{ticket.pk}:answer:{row.pk}",
        recipient=None,
        channel=By.EMAIL,
        address=address,
        subject=subject_of(ticket, ""),
        body=text.strip(),
        stream=ticket.pk,
        headers=headers_of(ticket, thread_ids(ticket)) | {"Auto-Submitted": "no"},
        at=at,
    )
    return row


def subject_of(ticket: Ticket, subject: str) -> str:
    """Re: and the number, which brings an answer back even from programs that drop the thread."""
    told = subject or written("您的服务请求")
    begun = told if told.lower().startswith(("re:", "回复")) else f"Re: {told}"
    return begun if ticket.number in begun else f"{begun} [{ticket.number}]"


def thread_ids(ticket: Ticket) -> list[str]:
    """Message-IDs of the thread, oldest first: letters that came, and letters we sent."""
    came = Letter.objects.filter(stream=ticket.pk).values_list("received_at", "message_id")
    sent = Message.objects.filter(stream=ticket.pk, recipient=None, channel=By.EMAIL)
    ours = [(row.queued_at, f"<{row.reference}@{domain()}>") for row in sent]
    ids = [(at, one) for at, one in came if one.startswith("<")]
    return [one for _at, one in sorted([*ids, *ours])][-20:]


def headers_of(ticket: Ticket, ids: list[str]) -> dict[str, str]:
    """What keeps mail programs in the thread, and where the answer goes."""
    known = [one for one in ids if one]
    found = {"In-Reply-To": known[-1], "References": " ".join(known)} if known else {}
    if settings.MAIL_PLUS_ADDRESSES:
        found["Reply-To"] = reply_address(ticket.pk)
    return found
