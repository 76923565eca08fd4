"""Taking up again what waits for a person."""

import logging
from datetime import datetime

from django.db import transaction

from core import outbox
from core.models import Claimable, Delivery, WorkState
from core.wake import wake
from notifications.models import Letter, Message, WebhookCall
from org.models import User

log = logging.getLogger(__name__)


class NotWaiting(Exception):
    """The work is done, or a worker has it just now."""


@transaction.atomic
def retry_message(*, message: int, by: User, at: datetime) -> None:
    """Send a parked or waiting message as soon as possible, with its old id; raises NotWaiting."""
    _take_up(Message, message, by, at)
    transaction.on_commit(lambda: wake("notifications.tasks.send_due"))


@transaction.atomic
def retry_delivery(*, delivery: int, by: User, at: datetime) -> None:
    """Hand an event to its handler again; raises NotWaiting."""
    _take_up(Delivery, delivery, by, at)
    transaction.on_commit(lambda: wake("core.tasks.deliver_due"))


@transaction.atomic
def retry_call(*, call: int, by: User, at: datetime) -> None:
    """Send a parked or waiting webhook as soon as possible, with its old id; raises NotWaiting."""
    _take_up(WebhookCall, call, by, at)
    transaction.on_commit(lambda: wake("notifications.tasks.call_due"))


@transaction.atomic
def retry_letter(*, letter: int, by: User, at: datetime) -> None:
    """Take a parked or waiting letter in as soon as possible; raises NotWaiting."""
    _take_up(Letter, letter, by, at)
    transaction.on_commit(lambda: wake("tickets.tasks.take_letters"))


@transaction.atomic
def retry_all(*, by: User, at: datetime) -> int:
    """Take up every parked message, delivery, webhook and letter, after the mend of a common cause; returns how many."""
    fresh = {"state": WorkState.OPEN, "not_before": at, "leased_until": None, "attempts": 0}
    number = sum(
        model.objects.filter(state=WorkState.PARKED).update(**fresh)
        for model in (Message, Delivery, WebhookCall, Letter)
    )
    log.info("%s parked rows taken up again by user %s", number, by.pk)
    transaction.on_commit(lambda: wake("notifications.tasks.send_due"))
    transaction.on_commit(lambda: wake("core.tasks.deliver_due"))
    transaction.on_commit(lambda: wake("notifications.tasks.call_due"))
    transaction.on_commit(lambda: wake("tickets.tasks.take_letters"))
    return number


def _take_up(model: type[Claimable], pk: int, by: User, at: datetime) -> None:
    row = model.objects.select_for_update().get(pk=pk)
    busy = row.leased_until is not None and row.leased_until > at
    if row.state == WorkState.DONE or busy:
        raise NotWaiting(pk)
    outbox.retry(row, at=at)
    log.info("%s %s taken up again by user %s", model.__name__, pk, by.pk)
