"""Answers to reminders: taking note of them, and asking to be reminded later."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from core.clock import iso
from core.events import record
from deadlines.events import ClockAcknowledged, ClockSnoozed
from deadlines.models import Acknowledgement, Clock, Snooze
from deadlines.operations.ending import locked
from org.models import User
from packs.queries import figure_or, in_force


class NotSnoozed(Exception):
    """The reminder cannot wait that long or once more; the message says why."""


@transaction.atomic
def acknowledge(*, clock: Clock, by: User, at: datetime) -> Acknowledgement:
    """The person has taken note; lower reminders of this promise reach them in the inbox alone.

    Once per version of the promise; raises ClockEnded.
    """
    held = locked(clock)
    row, created = Acknowledgement.objects.get_or_create(
        clock=held, version=held.version, by=by, defaults={"at": at}
    )
    if created:
        record(held.stream_id, ClockAcknowledged(held.pk, held.kind), by=by, at=at)
    return row


@transaction.atomic
def snooze(*, clock: Clock, minutes: int, reason: str, by: User, at: datetime) -> Snooze:
    """The person's reminders of this clock wait, urgent ones never do; others are told as usual.

    The pack bounds length and number. Raises NotSnoozed or ClockEnded.
    """
    held = locked(clock)
    longest, times = bounds(at)
    if not 0 < minutes <= longest:
        raise NotSnoozed(_("最长可推迟 %(minutes)s 分钟。") % {"minutes": longest})
    if not reason.strip():
        raise NotSnoozed(_("请填写推迟的原因。"))
    if Snooze.objects.filter(clock=held, by=by).count() >= times:
        raise NotSnoozed(_("同一时限最多推迟 %(times)s 次。") % {"times": times})
    until = at + timedelta(minutes=minutes)
    row = Snooze.objects.create(clock=held, by=by, at=at, until=until, reason=reason.strip())
    record(held.stream_id, ClockSnoozed(held.pk, held.kind, iso(until)), by=by, at=at)
    return row


def bounds(at: datetime) -> tuple[int, int]:
    """How many minutes, and how often, by the company's pack."""
    held = in_force(at=at)
    longest = figure_or(held, "reminders", "snooze_most_minutes", 0)
    return int(longest), int(figure_or(held, "reminders", "snooze_most_times", 0))
