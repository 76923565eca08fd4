"""Bringing letters into the house, each once: the row and how far was read are one commit."""

import hashlib
import logging
from datetime import UTC, datetime

from django.conf import settings
from django.db import transaction

from core import restorations
from core.models import WorkState
from core.wake import wake
from notifications.gateways import imap
from notifications.gateways.smtp import domain
from notifications.letters import Parsed, read, why_automatic
from notifications.models import Letter, Mailbox
from org.models import Unit, User

__all__ = [
    "Parsed",
    "choose_unit",
    "close",
    "configured",
    "domain",
    "fetch",
    "mailbox",
    "read",
    "try_connection",
    "why_automatic",
]
log = logging.getLogger(__name__)
NAME = "service"
TASK = "tickets.tasks.take_letters"


def configured() -> bool:
    """Is there a mailbox to read?"""
    return bool(settings.IMAP_HOST)


def fetch(*, at: datetime) -> int:
    """Keep what is new in the mailbox; returns how many letters were new. Raises imap.MailboxError.

    A restored house that nobody has released leaves the mailbox to the one it was copied from.
    """
    if restorations.unreleased():
        return 0
    box = mailbox()
    try:
        with imap.session() as session:
            number = _read(box, session, at)
    except imap.MailboxError as error:
        _note(box, at, str(error))
        raise
    _note(box, at, "")
    return number


def mailbox() -> Mailbox:
    """The one mailbox of this installation."""
    box, _created = Mailbox.objects.get_or_create(name=NAME)
    return box


def _read(box: Mailbox, session: imap.Session, at: datetime) -> int:
    box = _begin(box, session.folder, at)
    return sum(_keep(box, found, at) for found in session.after(box.last_uid))


@transaction.atomic
def _begin(box: Mailbox, folder: imap.Folder, at: datetime) -> Mailbox:
    """Where to go on. The first look starts behind what lies there; new numbers of the server start over,
    and what was read before is known by its Message-ID or is older than the first look.
    """
    held = Mailbox.objects.select_for_update().get(pk=box.pk)
    if held.started_at is None:
        held.started_at = datetime.min.replace(tzinfo=UTC) if settings.IMAP_TAKE_EXISTING else at
        held.last_uid = 0 if settings.IMAP_TAKE_EXISTING else max(folder.uid_next - 1, 0)
        held.uid_validity = folder.uid_validity
    elif held.uid_validity != folder.uid_validity:
        log.warning("the mailbox has new numbers; it is read from its beginning")
        held.uid_validity, held.last_uid, held.renumbered = folder.uid_validity, 0, True
    held.save(update_fields=["started_at", "uid_validity", "last_uid", "renumbered"])
    return held


@transaction.atomic
def _keep(box: Mailbox, found: imap.Found, at: datetime) -> bool:
    """The letter and the place behind it, in one commit; a copy of a known letter only moves the place."""
    held = Mailbox.objects.select_for_update().get(pk=box.pk)
    if held.uid_validity != box.uid_validity or found.uid <= held.last_uid:
        return False
    old = held.renumbered and held.started_at is not None and found.arrived_at < held.started_at
    new = False if old else _write(held, found, at)
    held.last_uid = found.uid
    held.save(update_fields=["last_uid"])
    if new:
        transaction.on_commit(lambda: wake(TASK))
    return new


def _write(box: Mailbox, found: imap.Found, at: datetime) -> bool:
    """The row, unless the letter is known; False for a copy."""
    message_id, sender = _known_by(found.raw)
    if Letter.objects.filter(message_id=message_id).exists():
        return False
    Letter.objects.create(
        mailbox=box,
        message_id=message_id,
        uid=found.uid,
        raw=found.raw,
        sender=sender,
        received_at=at,
        not_before=at,
    )
    return True


def _known_by(raw: bytes) -> tuple[str, str]:
    """Message-ID and sender; a letter that cannot be read is kept all the same, and parked when taken in."""
    try:
        parsed = read(raw)
    except Exception:  # nothing a stranger sends may stop the letters behind it
        log.exception("a letter of %s bytes cannot be read", len(raw))
        return f"sha256:{hashlib.sha256(raw).hexdigest()}", ""
    return parsed.message_id, parsed.sender


def _note(box: Mailbox, at: datetime, error: str) -> None:
    Mailbox.objects.filter(pk=box.pk).update(checked_at=at, error=error[:500])


def try_connection() -> int:
    """Sign in and look; returns how many letters the folder has numbered so far. Raises imap.MailboxError."""
    with imap.session() as session:
        return session.folder.uid_next


@transaction.atomic
def choose_unit(*, unit: Unit | None, by: User, at: datetime) -> Mailbox:
    """The region that takes in letters of unknown senders."""
    box = Mailbox.objects.select_for_update().get(pk=mailbox().pk)
    box.unit = unit
    box.save(update_fields=["unit"])
    log.info("mailbox unit set to %s by user %s at %s", unit and unit.pk, by.pk, at)
    return box


def close(letter: Letter, *, verdict: str, stream: int | None, at: datetime) -> Letter:
    """The letter is taken in: its whole text leaves, as what is kept of it stands on the ticket."""
    letter.state, letter.verdict, letter.stream_id = WorkState.DONE, verdict, stream
    letter.taken_at, letter.leased_until, letter.raw = at, None, b""
    letter.save(update_fields=["state", "verdict", "stream", "taken_at", "leased_until", "raw"])
    return letter
