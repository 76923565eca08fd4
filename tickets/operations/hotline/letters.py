"""Letters, cards, faxes and messages: logged, answered, then archived (INT-07, INT-08, INT-25)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.events import record
from core.numbers import next_number
from core.streams import lock_streams, open_stream
from org.models import User
from tickets.enums import Direction
from tickets.events import LetterAnswered, LetterArchived, LetterLogged
from tickets.models import Letter, Reply
from tickets.operations.errors import TicketRefused

SERIES = "LH"


@transaction.atomic
def log_letter(*, values: Mapping[str, Any], by: User, at: datetime) -> Letter:
    """A line of the register with its handler; `values` are the fields of a Letter."""
    letter = Letter(handler=by, **values)
    if letter.at > at:
        raise TicketRefused(_("收发时间不能晚于现在。"))
    letter.stream = open_stream(kind="letter", at=at, number=next_number(SERIES, at=at))
    letter.save()
    record(letter.pk, LetterLogged(channel=letter.channel, direction=letter.direction), by=by, at=at)
    return letter


@transaction.atomic
def answer(*, letter: Letter, text: str, channel: str, by: User, at: datetime) -> Reply:
    """What the customer was answered; raises TicketRefused for an archived item."""
    held = _open(letter)
    row = Reply.objects.create(letter=held, text=text.strip(), channel=channel, by=by, at=at)
    record(held.pk, LetterAnswered(reply=row.pk, channel=channel), by=by, at=at)
    return row


@transaction.atomic
def archive_letter(*, letter: Letter, by: User, at: datetime) -> Letter:
    """File it; raises TicketRefused while nobody has answered what came in (INT-25)."""
    held = _open(letter)
    if held.direction == Direction.IN and not held.replies.exists():
        raise TicketRefused(_("还没有答复记录，不能归档。"))
    held.archived_at, held.archived_by = at, by
    held.save(update_fields=["archived_at", "archived_by"])
    record(held.pk, LetterArchived(), by=by, at=at)
    return held


def _open(letter: Letter) -> Letter:
    lock_streams(letter.pk)
    held = Letter.objects.get(pk=letter.pk)
    if held.archived_at is not None:
        raise TicketRefused(_("该来函已归档。"))
    return held
