"""Remarks, sending, handing over to named receivers."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from core.actors import SYSTEM, Actor
from core.events import record
from core.words import later as _
from deadlines.enums import ClockKind
from deadlines.operations import meet_kind
from notifications.enums import Channel
from notifications.models import Message
from notifications.operations import Draft, queue, queue_many
from org.models import User
from org.queries import holders
from reports.enums import RunState
from reports.events import ReportHandedOver, ReportRemarked, ReportSent
from reports.models import Handover, Receiver, ReportRun
from reports.operations.freeze import seal
from reports.operations.moving import AlreadySent, NotReady, ReportRefused, held, move
from reports.queries.kinds import kinds
from reports.queries.ready import lacks
from reports.queries.words import brief, title
from reports.rules.schedule import Kind


@transaction.atomic
def remark(*, run: ReportRun, text: str, by: Actor, at: datetime) -> ReportRun:
    """Change the remarks of a draft; raises AlreadySent, and NotReady while it waits for a signature."""
    row = _unsent(run)
    if not row.editable:
        raise NotReady(_("报表已提交，退回后才能修改。"))
    row.remark = text
    row.digest = seal(row) if row.frozen_at else ""
    row.save(update_fields=["remark", "digest"])
    record(row.stream_id, ReportRemarked(row.version), by=by, at=at)
    return row


@transaction.atomic
def send(*, run: ReportRun, by: User | None, at: datetime) -> ReportRun:
    """Lock the report, tell its posts and hand it to its receivers; without a person the system sends.

    It counts as sent when every receiver has it (RPT-07). Raises AlreadySent, and NotReady with what lacks.
    """
    row = _unsent(run)
    if row.state == RunState.SENDING:
        raise AlreadySent(_("报表正在报送。"))
    if missing := lacks(row, at=at):
        raise NotReady(missing[0])
    kind = kinds(at=at).get(row.kind)
    row.sent_by = by
    _tell_posts(row, kind, at)
    if kind is None or not kind.recipients:
        return _sent(row, by, at)
    move(row, RunState.SENDING, "sent_by")
    _hand_over(row, kind.recipients, by or SYSTEM, at)
    return _settle(row, kind.recipients)


def send_due(*, at: datetime) -> int:
    """Send by itself what nobody sent by its time; returns how many."""
    due = ReportRun.objects.latest().filter(
        send_at__lte=at, version=1, state__in=[RunState.DRAFT, RunState.SIGNED]
    )
    return sum(_send_quietly(run, at) for run in due.order_by("send_at", "pk"))


def settle_due(*, at: datetime) -> int:
    """Hand over to receivers named meanwhile, and close what all receivers have; returns how many closed."""
    found = kinds(at=at)
    waiting = ReportRun.objects.filter(state=RunState.SENDING)
    return sum(_settle_one(run, found.get(run.kind), at) for run in waiting)


@transaction.atomic
def _settle_one(run: ReportRun, kind: Kind | None, at: datetime) -> bool:
    row = held(run)
    if row.state != RunState.SENDING or kind is None:
        return False
    _hand_over(row, kind.recipients, SYSTEM, at)
    return _settle(row, kind.recipients).state == RunState.SENT


def _unsent(run: ReportRun) -> ReportRun:
    row = held(run)
    if row.sent_at or row.replaced:
        raise AlreadySent(_("报表已报送，更正请另出新版本。"))
    return row


def _send_quietly(run: ReportRun, at: datetime) -> bool:
    try:
        send(run=run, by=None, at=at)
    except ReportRefused:
        return False
    return True


def _tell_posts(run: ReportRun, kind: Kind | None, at: datetime) -> None:
    posts = kind.audience if kind else ()
    people = {one.pk: one for post in posts for one in holders(post, run.unit, at=at)}
    by_sms = bool(kind and kind.channel == Channel.SMS)
    drafts = [
        Draft(
            f"report:{run.pk}:sent",
            person,
            title(run),
            brief(run),
            run.stream_id,
            channels=_by_sms(person) if by_sms else None,
        )
        for person in people.values()
    ]
    queue_many(drafts, at=at)


def _by_sms(person: User) -> tuple[str, ...]:
    return (Channel.INBOX, Channel.SMS) if person.phone else (Channel.INBOX,)


def _hand_over(run: ReportRun, slots: Iterable[str], by: Actor, at: datetime) -> None:
    """A message to each receiver who is named and has none yet."""
    done = set(run.handovers.values_list("slot", flat=True))
    for receiver in Receiver.objects.filter(slot__in=set(slots) - done).select_related("user"):
        message = _message(run, receiver, at)
        Handover.objects.create(run=run, slot=receiver.slot, message=message, at=at)
        record(run.stream_id, ReportHandedOver(run.version, receiver.slot), by=by, at=at)


def _message(run: ReportRun, receiver: Receiver, at: datetime) -> Message:
    """By e-mail where an address is given, else into the person's inbox."""
    cause = f"report:{run.pk}:to:{receiver.slot}"
    return queue(
        cause=cause,
        recipient=None if receiver.email else receiver.user,
        address=receiver.email,
        channel=Channel.EMAIL if receiver.email else Channel.INBOX,
        subject=title(run),
        body=brief(run),
        stream=run.stream,
        at=at,
    )


def _settle(run: ReportRun, slots: Iterable[str]) -> ReportRun:
    """Sent at the instant at which the last receiver's message left; unchanged while one waits."""
    times = dict(run.handovers.values_list("slot", "message__sent_at"))
    if any(times.get(slot) is None for slot in slots):
        return run
    return _sent(run, run.sent_by, max(times[slot] for slot in slots))


def _sent(run: ReportRun, by: User | None, at: datetime) -> ReportRun:
    run.sent_at = at
    move(run, RunState.SENT, "sent_at", "sent_by")
    record(run.stream_id, ReportSent(run.version, run.late), by=by or SYSTEM, at=at)
    meet_kind(stream=run.stream, kind=ClockKind.REPORT, at=at, by=by or SYSTEM)
    return run
