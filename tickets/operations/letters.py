"""Letters of customers: each becomes a ticket or joins its thread, once; programs are never answered."""

import io
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from core import attachments
from core.actors import CUSTOMER
from core.events import record
from core.models import WorkState
from core.models.attachment import Purpose
from core.outbox import claim, give_back
from core.words import later
from customers.models import Contact
from customers.operations.writers import at_address, find_or_create_writer, plain
from notifications.enums import Verdict
from notifications.models import Letter
from notifications.operations import mailbox
from notifications.operations.mailbox import Parsed, read, why_automatic
from org.enums import UnitKind
from org.models import Unit
from packs.queries import current_figure
from tickets.enums import Channel, Intent, NoteKind, ServiceType
from tickets.events import LetterReceived
from tickets.models import Note, Ticket
from tickets.operations import notes
from tickets.operations.answers import acknowledge
from tickets.operations.intake import Intake, take_in
from tickets.operations.moving import hold
from tickets.operations.telling import tell_owner
from tickets.queries.threads import ticket_of_thread

log = logging.getLogger(__name__)
HOUR = timedelta(hours=1)
MOST_FILES = 20


class NoUnit(Exception):
    """No branch is there to take letters in; the letter waits."""


def take_due(*, at: datetime, limit: int = 20) -> int:
    """Take in what came; returns how many letters were claimed."""
    rows = claim(Letter.objects.all(), at=at, limit=limit)
    for row in rows:
        _try(row, at)
    return len(rows)


def _try(row: Letter, at: datetime) -> None:
    try:
        take(letter=row, at=at)
    except Exception as error:  # one letter must not hold back the others; it is parked after some tries
        log.exception("letter %s", row.pk)
        give_back(row, error, at=at)


@transaction.atomic
def take(*, letter: Letter, at: datetime) -> Letter:
    """One claimed letter, whole: ticket or thread, files, answer, and the letter's end in one commit."""
    held = Letter.objects.select_for_update().get(pk=letter.pk)
    if held.state != WorkState.OPEN or held.leased_until != letter.leased_until:
        return held
    parsed = read(bytes(held.raw))
    reason = why_automatic(parsed.message, parsed.sender, own_addresses())
    thread = ticket_of_thread(
        to=parsed.to, answers=parsed.answers, subject=parsed.subject, sender=parsed.sender
    )
    if reason:
        return _automatic(held, parsed, reason, thread, at)
    if thread is not None:
        return _append(held, parsed, thread, at)
    return _begin(held, parsed, at)


def own_addresses() -> frozenset[str]:
    """Addresses this installation writes from; a letter from them is our own echo."""
    return frozenset({plain(parseaddr(settings.DEFAULT_FROM_EMAIL)[1]), plain(settings.IMAP_USER)} - {""})


def _automatic(letter: Letter, parsed: Parsed, reason: str, thread: Ticket | None, at: datetime) -> Letter:
    """Nobody is answered; a bounce of our own letter reaches the responsible person."""
    if reason == "bounce" and thread is not None:
        _write(letter, thread, _("邮件未能送达客户：%(subject)s") % {"subject": parsed.subject}, parsed, at)
        return mailbox.close(letter, verdict=Verdict.BOUNCE, stream=thread.pk, at=at)
    verdict = {"own": Verdict.OWN, "bounce": Verdict.BOUNCE}.get(reason, Verdict.AUTOMATIC)
    return mailbox.close(letter, verdict=verdict, stream=thread.pk if thread else None, at=at)


def _append(letter: Letter, parsed: Parsed, ticket: Ticket, at: datetime) -> Letter:
    _write(letter, ticket, parsed.text or parsed.subject, parsed, at)
    return mailbox.close(letter, verdict=Verdict.THREAD, stream=ticket.pk, at=at)


def _begin(letter: Letter, parsed: Parsed, at: datetime) -> Letter:
    """A new ticket; a sender who opens too many goes on in the latest one."""
    latest = _flooding(letter, at)
    if latest is not None:
        return _append(letter, parsed, latest, at)
    ticket = take_in(form=_form(parsed, at), by=CUSTOMER, at=at)
    _files(letter, ticket, parsed, at)
    mailbox.close(letter, verdict=Verdict.TICKET, stream=ticket.pk, at=at)
    acknowledge(ticket=ticket, parsed=parsed, at=at)
    return letter


def _flooding(letter: Letter, at: datetime) -> Ticket | None:
    """The sender's latest ticket when the hour's number of new ones is reached."""
    most = int(current_figure("letters", "tickets_per_hour", at=at))
    mine = Letter.objects.filter(sender=letter.sender, verdict=Verdict.TICKET, taken_at__gt=at - HOUR)
    if mine.count() < most:
        return None
    last = mine.order_by("-pk").values_list("stream", flat=True).first()
    return Ticket.objects.select_related("stream").filter(pk=last).first()


def _form(parsed: Parsed, at: datetime) -> Intake:
    contact = _writer(parsed, at)
    region, project = contact.customer.region, contact.customer.project
    intent, service_type = _need(f"{parsed.subject} {parsed.text}", at)
    text = f"{parsed.subject}\n{parsed.text}".strip() or _("（空邮件）")
    return Intake(
        channel=Channel.EMAIL,
        intent=intent,
        service_type=service_type,
        dissatisfied=intent == Intent.COMPLAINT,
        description=text[:5000],
        received_at=at.replace(microsecond=0),
        region=region,
        project=project,
        contact=contact,
    )


def _writer(parsed: Parsed, at: datetime) -> Contact:
    """Who wrote; a stranger is written down in the mailbox's region."""
    known = at_address(parsed.sender)
    if known is not None:
        return known
    return find_or_create_writer(
        name=parsed.sender_name, email=parsed.sender, region=_region(), project=None, by=CUSTOMER, at=at
    )


def _region() -> Unit:
    """The region chosen for the mailbox, else the first one there is; raises NoUnit."""
    chosen = mailbox.mailbox().unit
    found = chosen or Unit.objects.filter(kind=UnitKind.REGION, is_active=True).order_by("pk").first()
    if found is None:
        raise NoUnit(_("没有可以受理来信的地区。"))
    return found


def _need(text: str, at: datetime) -> tuple[str, str]:
    """What the letter asks for, by the words of the pack; a question when no word says otherwise."""
    for name, intent, kind in (
        ("complaint_words", Intent.COMPLAINT, ServiceType.COMPLAINT),
        ("repair_words", Intent.BOOKING, ServiceType.REPAIR),
    ):
        if any(word in text for word in current_figure("letter_words", name, at=at)):
            return intent, kind
    return Intent.CONSULTATION, ServiceType.SUPPORT


def _write(letter: Letter, ticket: Ticket, text: str, parsed: Parsed, at: datetime) -> Note:
    """The letter's words and files on the timeline; the responsible person is told."""
    held = hold(ticket)
    row = notes.write(held, text or parsed.subject or _("（空邮件）"), NoteKind.LETTER, by=CUSTOMER, at=at)
    record(held.pk, LetterReceived(letter=letter.pk, note=row.pk), by=CUSTOMER, at=at)
    _files(letter, held, parsed, at)
    subject = later("%(number)s 收到客户来信", number=held.number)
    tell_owner(held, cause=f"letter:{letter.pk}", subject=subject, at=at)
    return row


def _files(letter: Letter, ticket: Ticket, parsed: Parsed, at: datetime) -> None:
    """Attached files that pass the house's checks; the names of the others are noted."""
    refused = [one.name for one in parsed.files[MOST_FILES:]]
    for part in parsed.files[:MOST_FILES]:
        purpose = Purpose.PHOTO if part.content_type.startswith("image/") else Purpose.DOCUMENT
        try:
            with transaction.atomic():
                attachments.store(
                    stream=ticket.pk,
                    file=io.BytesIO(part.data),
                    purpose=purpose,
                    name=part.name,
                    by=CUSTOMER,
                    at=at,
                )
        except attachments.BadFile:
            refused.append(part.name)
    if refused:
        _note_refused(ticket, refused, at)


def _note_refused(ticket: Ticket, names: Sequence[str], at: datetime) -> None:
    words = _("以下附件未通过检查，没有保存：%(names)s") % {"names": "、".join(names)}
    row = notes.write(ticket, words, NoteKind.LETTER, by=CUSTOMER, at=at)
    record(ticket.pk, LetterReceived(letter=None, note=row.pk), by=CUSTOMER, at=at)
