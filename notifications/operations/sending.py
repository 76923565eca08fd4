"""Handing messages over: the attempt is committed before, its result after, silence is counted."""

import logging
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from core import restorations
from core.models import WorkState
from core.outbox import claim, give_back
from core.private_links import written_in
from core.streams import url_of
from notifications.enums import AttemptState, Channel
from notifications.gateways import Answer, Gateway, Parcel, gateway_of
from notifications.models import Attempt, Message
from notifications.operations.attempts import close
from notifications.queries import actions_of

log = logging.getLogger(__name__)


class LeaseLost(Exception):
    """Another worker has taken the message over, or it is done."""


def send_due(*, at: datetime, limit: int = 1, channel: str | None = None) -> list[str]:
    """Claim due e-mails and SMS and hand each over once; returns what became of each (AttemptState).

    A restored house that nobody has released sends nothing.
    """
    if restorations.unreleased():
        return []
    waiting = Message.objects.outgoing()
    rows = claim(waiting.filter(channel=channel) if channel else waiting, at=at, limit=limit)
    return [_send(row, at) for row in rows]


def _send(row: Message, at: datetime) -> str:
    gateway = gateway_of(row.channel)
    try:
        attempt = _begin(row, at)
        if attempt.state == AttemptState.UNKNOWN:
            if _arrived(row, attempt, gateway, at):
                return AttemptState.SENT
            attempt = _begin(row, at, asked=True)
    except LeaseLost:
        log.info("message %s was taken over", row.pk)
        return AttemptState.UNKNOWN
    return _hand_over(row, attempt, gateway, at)


@transaction.atomic
def _begin(row: Message, at: datetime, *, asked: bool = False) -> Attempt:
    """A new attempt; or the last one, when it is unknown and nobody has asked the gateway about it yet."""
    _held(row)
    last = row.tries.order_by("-pk").first()
    if last and last.state == AttemptState.SENDING:
        close(last, Answer(AttemptState.UNKNOWN, error="the worker ended in the middle"), at=at)
    if last and last.state == AttemptState.UNKNOWN and not asked:
        return last
    return Attempt.objects.create(message=row, reference=str(row.reference), started_at=at)


def _arrived(row: Message, earlier: Attempt, gateway: Gateway, at: datetime) -> bool:
    """Ask the gateway what became of an attempt whose end nobody saw; True makes a repeat needless."""
    found = gateway.ask(earlier.reference)
    if found is None:
        return False
    with transaction.atomic():
        held = _held(row)
        close(earlier, found, at=at)
        if found.state == AttemptState.SENT:
            _done(held, at)
    return found.state == AttemptState.SENT


def _hand_over(row: Message, attempt: Attempt, gateway: Gateway, at: datetime) -> str:
    begun = time.monotonic()
    answer = _carry(row, gateway, at)
    _finish(row, attempt, answer, at + timedelta(seconds=time.monotonic() - begun))
    return answer.state


def _carry(row: Message, gateway: Gateway, at: datetime) -> Answer:
    try:
        return gateway.hand_over(_parcel(row, at))
    except Exception as error:  # a fault of one message must not hold back the others
        log.exception("message %s", row.pk)
        return Answer(AttemptState.UNKNOWN, error=type(error).__name__)


def _parcel(row: Message, at: datetime) -> Parcel:
    return Parcel(str(row.reference), row.address, row.subject, _text(row), at, row.headers)


def _text(row: Message) -> str:
    """The words; letters to staff also carry the address of the page."""
    if row.channel != Channel.EMAIL or row.stream is None or row.recipient_id is None:
        return written_in(row.body)
    lines = [row.body, "", f"{settings.PUBLIC_BASE_URL}{url_of(row.stream)}"]
    for words, where in actions_of(row, row.recipient) if row.recipient else []:
        lines.append(f"{words} {settings.PUBLIC_BASE_URL}{where}")
    return "\n".join(lines)


@transaction.atomic
def _finish(row: Message, attempt: Attempt, answer: Answer, at: datetime) -> None:
    """What was sent is done, whoever holds the lease by now; anything else only concerns the holder."""
    held = Message.objects.select_for_update().get(pk=row.pk)
    close(attempt, answer, at=at)
    if answer.state == AttemptState.SENT:
        _done(held, at)
    elif held.leased_until == row.leased_until and held.state == WorkState.OPEN:
        give_back(held, answer.error, at=at)


def _held(row: Message) -> Message:
    """The row, locked, if it still is this worker's; raises LeaseLost."""
    held = Message.objects.select_for_update().get(pk=row.pk)
    if held.state != WorkState.OPEN or held.leased_until != row.leased_until:
        raise LeaseLost(row.pk)
    return held


def _done(held: Message, at: datetime) -> None:
    held.state, held.sent_at, held.leased_until = WorkState.DONE, at, None
    held.save(update_fields=["state", "sent_at", "leased_until"])
